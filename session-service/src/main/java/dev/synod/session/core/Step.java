package dev.synod.session.core;

import dev.synod.events.session.SessionEvent;
import dev.synod.session.core.desk.Ask;

import java.util.List;

/**
 * What an input leads to: to be stored and sent in one transaction.
 *
 * @param facts to publish, in order
 * @param asks to send to the gateway
 * @param ignored true if the input was late, repeated or out of place, and changed nothing
 */
public record Step(Deliberation next, List<SessionEvent> facts, List<Ask> asks, boolean ignored) {

    static Step unchanged(Deliberation state) {
        return new Step(state, List.of(), List.of(), true);
    }
}
