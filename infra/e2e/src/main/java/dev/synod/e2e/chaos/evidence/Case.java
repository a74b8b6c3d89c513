package dev.synod.e2e.chaos.evidence;

import dev.synod.e2e.chaos.load.Held;
import dev.synod.events.session.SessionEvent;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * All that is known of one session that was accepted.
 *
 * @param held what its user knows
 * @param state by the API
 * @param topic the events that were published, each once, by their sequence
 * @param clashes events that were published under a sequence that another one has
 * @param record by the record's API
 * @param drawn what the record has drawn from them
 * @param stream what its user's streams showed; empty if they did not end
 * @param difference between its published events, folded anew, and what its service knows of it; null if none
 */
public record Case(
        Held held,
        String state,
        List<Line> topic,
        List<SessionEvent> events,
        List<Line> clashes,
        List<Line> record,
        Drawn drawn,
        List<Line> stream,
        @Nullable String difference) {

    /** Its id. */
    public String id() {
        return held.sessionId();
    }
}
