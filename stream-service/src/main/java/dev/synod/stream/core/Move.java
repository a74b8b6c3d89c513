package dev.synod.stream.core;

import java.util.List;

/** What a connection does next. */
public sealed interface Move {
    /** Send these, in this order. */
    record Send(List<Frame> frames) implements Move {}

    /** Ask the record for what follows this sequence. */
    record ReadHistory(long after) implements Move {}

    /** The next event is known to exist and nobody has it yet: look again after a pause. */
    record AwaitMissing() implements Move {}

    /** Nobody will have the next events: say so and go on with {@code actual}. */
    record AnnounceGap(long expected, long actual) implements Move {}

    /** Everything known has been sent: sleep until there is more. */
    record Rest() implements Move {}

    /** The session is over and all of it has been sent. */
    record Finish() implements Move {}
}
