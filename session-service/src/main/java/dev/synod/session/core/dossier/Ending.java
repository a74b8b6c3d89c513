package dev.synod.session.core.dossier;

import dev.synod.events.session.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * How a session ended.
 *
 * @param code of the failure; absent otherwise
 * @param recoverable true if a failed session may be tried again
 */
public record Ending(
        Kind kind, @Nullable Outcome outcome, @Nullable String code, boolean recoverable) {
    /** The three ways. */
    public enum Kind {
        COMPLETED,
        CANCELLED,
        FAILED
    }
}
