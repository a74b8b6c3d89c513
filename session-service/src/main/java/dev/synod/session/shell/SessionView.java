package dev.synod.session.shell;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.synod.events.session.Cost;
import dev.synod.events.session.CouncilOptions;
import dev.synod.events.session.Outcome;
import dev.synod.events.session.WaitingFor;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What a user sees of a session.
 *
 * @param position in the queue, from 1; absent if it is not in it
 * @param waitingFor whom it waits for; absent unless it is WAITING
 * @param questions put to the user; empty unless it waits for the user
 * @param failure why it FAILED; absent otherwise
 * @param events how many events have been published so far
 * @param version changes with every change; the entity tag
 */
public record SessionView(
        UUID id,
        @JsonIgnore String ownerId,
        Status state,
        @Nullable Long position,
        @Nullable WaitingFor waitingFor,
        List<String> questions,
        @Nullable Outcome outcome,
        @Nullable Failure failure,
        String problem,
        CouncilOptions options,
        Cost cost,
        long events,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant endedAt,
        @JsonIgnore int version) {

    /** @param recoverable true if it may be tried again, with {@code POST …/retry} */
    public record Failure(String code, boolean recoverable) {}

    /** As it is in the queue. */
    public SessionView at(long place) {
        return new SessionView(
                id,
                ownerId,
                state,
                place,
                waitingFor,
                questions,
                outcome,
                failure,
                problem,
                options,
                cost,
                events,
                createdAt,
                updatedAt,
                endedAt,
                version);
    }
}
