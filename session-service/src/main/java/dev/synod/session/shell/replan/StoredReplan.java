package dev.synod.session.shell.replan;

import dev.synod.events.TraceContext;
import dev.synod.events.session.CouncilOptions;
import dev.synod.session.core.replan.ReplanSaga;
import org.jspecify.annotations.Nullable;

import java.util.Optional;

/**
 * A saga as it was read.
 *
 * @param options its session's; empty if the session is gone
 * @param trace in which it was begun
 */
public record StoredReplan(
        ReplanSaga saga,
        Optional<CouncilOptions> options,
        Room room,
        @Nullable TraceContext trace) {

    /** What there is for one more session. */
    public enum Room {
        /** It may begin at once. */
        NOW,
        /** It may wait in the queue. */
        QUEUE,
        /** The queue is full. */
        NONE
    }
}
