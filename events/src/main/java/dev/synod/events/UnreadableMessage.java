package dev.synod.events;

import org.jspecify.annotations.Nullable;

/** A record that no reader of this release can understand: it belongs to the dead letters. */
public final class UnreadableMessage extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnreadableMessage(String what) {
        super(what);
    }

    public UnreadableMessage(String what, @Nullable Throwable cause) {
        super(what, cause);
    }
}
