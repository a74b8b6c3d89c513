package dev.synod.record.core.replan;

import dev.synod.events.replan.ReplanReply;

/**
 * What a command leads to.
 *
 * @param next what is to be known of the saga
 * @param change what is to become of the action and its project
 * @param reply what the saga is told
 */
public record LinkStep(Link next, Change change, ReplanReply reply) {

    /** What a step does to the record. */
    public enum Change {
        NONE,
        /** The action refers to the session, which joins the action's project. */
        LINK,
        /** Neither action nor project refer to the session any more. */
        UNLINK
    }
}
