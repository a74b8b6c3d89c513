package dev.synod.session.core.replan;

import dev.synod.events.session.Replanning;

import java.time.Instant;

/** What can happen to a replan saga. */
public sealed interface ReplanInput {
    /** When. */
    Instant at();

    /**
     * The record has linked session and action.
     *
     * @param room whether the session may begin, or at least queue
     */
    record Linked(Instant at, Replanning replanning, boolean room) implements ReplanInput {}

    /** The record refused, and changed nothing. */
    record Rejected(Instant at, Undoing why) implements ReplanInput {}

    /** The record has undone what it had linked, if anything. */
    record Unlinked(Instant at) implements ReplanInput {}

    /** Time passes. */
    record Tick(Instant at) implements ReplanInput {}

    /** Its user has thought better of it. */
    record Cancel(Instant at) implements ReplanInput {}

    /** An operator wants a parked compensation tried again. */
    record Retry(Instant at) implements ReplanInput {}
}
