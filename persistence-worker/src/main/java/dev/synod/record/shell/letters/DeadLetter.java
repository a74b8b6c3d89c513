package dev.synod.record.shell.letters;

import dev.synod.record.shell.DeadLetterCause;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * A letter as operators see it in a list.
 *
 * @param cause unreadable, refused or behind
 * @param key the record's key
 * @param attempts retries that failed since it died or was redriven
 * @param nextTryAt only while it is waiting
 */
public record DeadLetter(
        long id,
        LetterState state,
        DeadLetterCause cause,
        String reason,
        @Nullable String key,
        @Nullable UUID sessionId,
        @Nullable String eventId,
        @Nullable String eventType,
        String topic,
        int partition,
        long offset,
        int attempts,
        Instant firstFailedAt,
        @Nullable Instant lastTriedAt,
        @Nullable Instant nextTryAt,
        @Nullable Instant closedAt,
        @Nullable String closedBy,
        @Nullable String closedReason) {}
