package dev.synod.record.core.replan;

import dev.synod.events.replan.Rejection;
import dev.synod.events.replan.ReplanCommand.LinkReplan;
import dev.synod.events.replan.ReplanReply;
import dev.synod.events.replan.ReplanReply.ReplanLinked;
import dev.synod.events.replan.ReplanReply.ReplanRejected;
import dev.synod.events.replan.ReplanReply.ReplanUnlinked;
import dev.synod.record.core.replan.LinkStep.Change;
import org.jspecify.annotations.Nullable;

import static dev.synod.record.core.replan.LinkState.LINKED;
import static dev.synod.record.core.replan.LinkState.REJECTED;
import static dev.synod.record.core.replan.LinkState.UNLINKED;

/**
 * What the record knows of a replan saga. It knows a saga from its first command on, for good.
 *
 * <pre>
 * unknown    link, the action is there, the owner's, blocked and not yet replanned → LINKED
 *            link, otherwise                                                       → REJECTED
 * any state  unlink                                                                → UNLINKED
 * </pre>
 *
 * A command that comes again is answered as the first time. A link that comes after its unlink, which is known even
 * if no link was, links nothing.
 *
 * @param reply the answer to a link that comes again
 */
public record Link(LinkState state, ReplanReply reply) {

    /**
     * What a link leads to.
     *
     * @param known null if nothing is known of the saga
     * @param action null if there is none of that id
     */
    public static LinkStep link(LinkReplan command, @Nullable Link known, @Nullable BlockedAction action) {
        if (known != null) {
            return new LinkStep(known, Change.NONE, known.reply());
        }
        if (action == null || !command.ownerId().equals(action.ownerId())) {
            return rejected(command, Rejection.ACTION_NOT_FOUND, "There is no such action that you may see.", null);
        }
        if (action.replannedBy() != null) {
            String by = action.replannedBy();
            return rejected(command, Rejection.ALREADY_REPLANNED, "Session " + by + " replans it already.", by);
        }
        if (!action.blocked()) {
            String status = "The action is " + action.status() + "; only a blocked one is replanned.";
            return rejected(command, Rejection.ACTION_NOT_BLOCKED, status, null);
        }
        ReplanReply reply = new ReplanLinked(command.sagaId(), action.replanning());
        return new LinkStep(new Link(LINKED, reply), Change.LINK, reply);
    }

    /**
     * What an unlink leads to.
     *
     * @param known null if nothing is known of the saga
     */
    public static LinkStep unlink(String sagaId, @Nullable Link known) {
        ReplanReply reply = new ReplanUnlinked(sagaId);
        Change change = known != null && known.state() == LINKED ? Change.UNLINK : Change.NONE;
        return new LinkStep(new Link(UNLINKED, reply), change, reply);
    }

    private static LinkStep rejected(LinkReplan command, Rejection reason, String detail, @Nullable String sessionId) {
        ReplanReply reply = new ReplanRejected(command.sagaId(), reason, detail, sessionId);
        return new LinkStep(new Link(REJECTED, reply), Change.NONE, reply);
    }
}
