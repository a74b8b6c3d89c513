package dev.synod.session.core;

import dev.synod.events.session.AnsweredBy;

import java.util.Optional;

/** What came of an ask. */
sealed interface Result {
    /** The reply, if there is one and it is of the kind that was asked for. */
    default <T extends Reply> Optional<T> as(Class<T> kind) {
        return this instanceof Got got && kind.isInstance(got.reply())
                ? Optional.of(kind.cast(got.reply()))
                : Optional.empty();
    }

    record Got(Reply reply, AnsweredBy by) implements Result {}

    record Lost(String code, String detail) implements Result {}

    /** An answer that can't be read is as good as none. */
    static Result of(Input.Replied replied) {
        return replied.reply() instanceof Reply.Unreadable unreadable
                ? new Lost("unreadable", unreadable.reason())
                : new Got(replied.reply(), replied.by());
    }
}
