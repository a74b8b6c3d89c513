package dev.synod.session.core.replan;

import dev.synod.events.replan.ReplanCommand;
import dev.synod.events.session.Replanning;

/** What a step of the saga wants done, in the transaction that stores it. */
public sealed interface Intention {
    /** The record is to be told. */
    record Send(ReplanCommand command) implements Intention {}

    /** The session that waited for the link begins. */
    record StartSession(Replanning replanning) implements Intention {}

    /** The session that waited for the link goes. */
    record RemoveSession() implements Intention {}
}
