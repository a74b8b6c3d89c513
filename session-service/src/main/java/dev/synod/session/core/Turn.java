package dev.synod.session.core;

import dev.synod.events.session.SessionEvent;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** One step in the making: a fact told is folded at once, so what is decided next sees it. */
record Turn(Instant at, Dossier dossier, List<SessionEvent> facts) {

    static Turn of(Deliberation state, Input input) {
        return new Turn(input.at(), state.dossier(), List.of());
    }

    Turn tell(SessionEvent fact) {
        return new Turn(
                at,
                dossier.with(fact),
                Stream.concat(facts.stream(), Stream.of(fact)).toList());
    }

    /** Ends the turn in a state whose asks all are new. */
    Step asking(Deliberation next) {
        return new Step(next, facts, next.asks(), false);
    }

    /** Ends the turn in a state that asks nothing new. */
    Step waiting(Deliberation next) {
        return new Step(next, facts, List.of(), false);
    }
}
