package dev.synod.session.core.desk;

import dev.synod.events.session.AnsweredBy;

import java.util.Optional;

/** What came of a task. */
public sealed interface Result {
    /** The reply, if there is one and it is of the kind that was asked for. */
    default <T extends Reply> Optional<T> as(Class<T> kind) {
        return this instanceof Got got && kind.isInstance(got.reply())
                ? Optional.of(kind.cast(got.reply()))
                : Optional.empty();
    }

    /** Why there is no reply of the kind that was asked for. */
    default Lost lost() {
        return this instanceof Lost lost ? lost : new Lost("unreadable", false, "The answer is of another kind.");
    }

    record Got(Reply reply, AnsweredBy by) implements Result {}

    /** @param passing true if trying again later may help */
    record Lost(String code, boolean passing, String detail) implements Result {}
}
