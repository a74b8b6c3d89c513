package dev.synod.record.core.replan;

import dev.synod.events.session.Replanning;
import org.jspecify.annotations.Nullable;

/**
 * An action that somebody wants replanned, as the record has it.
 *
 * @param ownerId null, and then nobody's, while the session's first event is missing
 * @param blocked whether it is
 * @param status how far it is, in words
 * @param replannedBy the session that replans it; null if none
 * @param replanning what its replanning would start from
 */
public record BlockedAction(
        @Nullable String ownerId,
        boolean blocked,
        String status,
        @Nullable String replannedBy,
        Replanning replanning) {}
