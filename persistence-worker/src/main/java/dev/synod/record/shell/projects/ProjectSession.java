package dev.synod.record.shell.projects;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * A session in a project.
 *
 * @param problem null, as the next, while its first event is on its way
 * @param outcome null unless it is completed
 */
public record ProjectSession(
        UUID sessionId,
        Instant linkedAt,
        @Nullable String problem,
        @Nullable String state,
        @Nullable String outcome) {}
