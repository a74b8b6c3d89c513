package dev.synod.record.shell.reads;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * What a session has cost so far; zeros before its first paid call.
 *
 * @param state null while no event has told it
 * @param calls paid calls to providers
 */
public record SessionCost(
        UUID sessionId,
        @Nullable String state,
        Instant createdAt,
        long inputTokens,
        long outputTokens,
        long microUsd,
        long calls) {
    /** Where a page that ends with this one goes on. */
    @JsonIgnore
    public Place place() {
        return new Place(createdAt, sessionId, 0);
    }
}
