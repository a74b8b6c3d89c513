package dev.synod.session.shell;

import dev.synod.events.TraceContext;
import dev.synod.events.session.Degradation;
import dev.synod.events.session.SessionEvent;
import dev.synod.events.session.SessionEvent.SessionCancelled;
import dev.synod.events.session.SessionEvent.SessionCompleted;
import dev.synod.events.session.SessionEvent.SessionStarted;
import dev.synod.kit.log.LogIds;
import dev.synod.session.core.Step;
import io.quarkus.logging.Log;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;

/** What the log says of a committed step: how a session begins and ends, and what is not as it should be. */
@Singleton
class StepLines {
    private final DegradedSteps degraded;

    StepLines(DegradedSteps degraded) {
        this.degraded = degraded;
    }

    /** Writes them, with the session's id and in its trace, whatever the work around is for. */
    void write(List<Degradation> before, Step step, @Nullable TraceContext trace) {
        LogIds.about(step.next().dossier().sessionId(), trace, () -> {
            step.facts().forEach(StepLines::write);
            degraded.tell(before, step);
        });
    }

    /** The same for how it came. */
    static void accepted(Opening opening, @Nullable TraceContext trace) {
        if (opening instanceof Opening.Accepted(UUID sessionId)) {
            LogIds.about(sessionId.toString(), trace, () -> Log.info("accepted"));
        }
    }

    private static void write(SessionEvent fact) {
        switch (fact) {
            case SessionStarted e -> Log.info("the council began its work");
            case SessionCompleted e -> Log.infof("the council is done: %s", e.outcome());
            case SessionCancelled e -> Log.info("the user ended the session");
            default -> {}
        }
    }
}
