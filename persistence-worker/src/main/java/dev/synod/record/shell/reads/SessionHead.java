package dev.synod.record.shell.reads;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * Whose a session is and where it stands.
 *
 * @param ownerId null, and then nobody's but an operator's, while {@code session.created} is missing
 * @param state null while no event has told it
 * @param endedAt null while it goes on
 * @param lastSequence of the last event stored
 * @param historyExpired true if its events and contributions are not kept any more
 */
public record SessionHead(
        @Nullable String ownerId,
        @Nullable String state,
        @Nullable Instant endedAt,
        long lastSequence,
        boolean historyExpired) {}
