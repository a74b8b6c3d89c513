package dev.synod.events.arch.model.core;

import dev.synod.events.session.Phase;

import java.time.Instant;

/** A decision in the making, seen by nobody else. */
final class DecisionDraft {
    Phase phase = Phase.EXPLORATION;

    Decision at(Instant now) {
        return new Decision(phase, now);
    }
}
