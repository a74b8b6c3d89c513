package dev.synod.session.core;

import dev.synod.events.session.AnsweredBy;
import dev.synod.events.session.Cost;
import dev.synod.session.core.desk.Reply;

import java.time.Instant;

/** What can happen to a deliberation. Ids and times come in, they are never made here. */
public sealed interface Input {
    /** When it happened. */
    Instant at();

    /** There is room: start. */
    record Begin(Instant at) implements Input {}

    /** The gateway answered. */
    record Replied(Instant at, AnsweredBy by, Cost cost, Reply reply) implements Input {}

    /**
     * The gateway could get no answer.
     *
     * @param passing true if the same request may succeed later
     */
    record Refused(Instant at, String requestId, String code, boolean passing, String detail) implements Input {}

    /** Time has passed. */
    record Tick(Instant at) implements Input {}

    /** A provider that could not be reached can be, it seems. */
    record ProviderBack(Instant at) implements Input {}

    /**
     * The gateway can do less, or more again.
     *
     * @param level 0 (all is well) to 4 (no model can be asked)
     */
    record LevelChanged(Instant at, int level, String name) implements Input {}

    /** The user says more about the problem. */
    record Clarify(Instant at, String answer) implements Input {}

    /** The user raises a hand. */
    record Interject(Instant at, String text) implements Input {}

    /** The user wants it to stand still. */
    record Pause(Instant at) implements Input {}

    /** The user wants it to go on. */
    record Resume(Instant at) implements Input {}

    /** The user wants a failed session tried again. */
    record Retry(Instant at) implements Input {}

    /** The user has had enough. */
    record Cancel(Instant at, String reason) implements Input {}
}
