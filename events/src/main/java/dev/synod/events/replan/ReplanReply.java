package dev.synod.events.replan;

import dev.synod.events.Message;
import dev.synod.events.WireType;
import dev.synod.events.session.Replanning;
import org.jspecify.annotations.Nullable;

/** What the record answers to a {@link ReplanCommand}. */
public sealed interface ReplanReply extends Message {
    /** The saga it belongs to. */
    String sagaId();

    /** @param replanning what the new session should know */
    @WireType(value = "dev.synod.replan.linked.v1", summary = "The action refers to its replanning now")
    record ReplanLinked(String sagaId, Replanning replanning) implements ReplanReply {}

    /**
     * Nothing was changed.
     *
     * @param detail why, for people
     * @param sessionId the session that replans the action already; absent for other reasons
     */
    @WireType(value = "dev.synod.replan.rejected.v1", summary = "The action can't be replanned")
    record ReplanRejected(
            String sagaId,
            Rejection reason,
            String detail,
            @Nullable String sessionId) implements ReplanReply {}

    @WireType(value = "dev.synod.replan.unlinked.v1", summary = "Nothing refers to the saga's session any more")
    record ReplanUnlinked(String sagaId) implements ReplanReply {}
}
