package dev.synod.events.replan;

import dev.synod.events.Message;
import dev.synod.events.WireType;

/** A step of the replan saga, or its compensation. A command that comes again is answered as it was. */
public sealed interface ReplanCommand extends Message {
    /** The saga it belongs to. */
    String sagaId();

    /** The blocked action. */
    String actionId();

    /** The session that is, or was to be, its replanning. */
    String sessionId();

    /**
     * The record answers with {@link ReplanReply.ReplanLinked} or {@link ReplanReply.ReplanRejected}.
     *
     * @param ownerId who wants it; must own the action
     * @param sessionId the session that is to be its replanning
     */
    @WireType(value = "dev.synod.replan.link.v1", summary = "A session wants to be the replanning of a blocked action")
    record LinkReplan(String sagaId, String actionId, String ownerId, String sessionId) implements ReplanCommand {}

    /** The record answers with {@link ReplanReply.ReplanUnlinked}, whether or not there was anything to undo. */
    @WireType(value = "dev.synod.replan.unlink.v1", summary = "What the saga linked is to be undone")
    record UnlinkReplan(String sagaId, String actionId, String ownerId, String sessionId) implements ReplanCommand {}
}
