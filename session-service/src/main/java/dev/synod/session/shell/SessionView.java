package dev.synod.session.shell;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.synod.events.session.Cost;
import dev.synod.events.session.CouncilOptions;
import dev.synod.events.session.Outcome;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * What a user sees of a session.
 *
 * @param state QUEUED, RUNNING, COMPLETED, CANCELLED or FAILED
 * @param version changes with every change; the entity tag
 * @param events how many events have been published so far
 */
public record SessionView(
        UUID id,
        @JsonIgnore String ownerId,
        String state,
        @Nullable Outcome outcome,
        String problem,
        CouncilOptions options,
        Cost cost,
        long events,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant endedAt,
        @JsonIgnore int version) {}
