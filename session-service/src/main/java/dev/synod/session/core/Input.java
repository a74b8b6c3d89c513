package dev.synod.session.core;

import dev.synod.events.session.AnsweredBy;
import dev.synod.events.session.Cost;

import java.time.Instant;

/** What can happen to a deliberation. Ids and times come in, they are never made here. */
public sealed interface Input {
    /** When it happened. */
    Instant at();

    /** There is room: start. */
    record Begin(Instant at) implements Input {}

    /** The gateway answered. */
    record Replied(Instant at, AnsweredBy by, Cost cost, Reply reply) implements Input {}

    /** The gateway could get no answer. */
    record Refused(Instant at, String requestId, String code, String detail) implements Input {}

    /** Time has passed. */
    record Tick(Instant at) implements Input {}

    /** The user has had enough. */
    record Cancel(Instant at, String reason) implements Input {}
}
