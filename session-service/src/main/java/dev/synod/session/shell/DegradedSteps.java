package dev.synod.session.shell;

import dev.synod.events.session.Degradation;
import dev.synod.events.session.SessionEvent;
import dev.synod.events.session.SessionEvent.CouncilReduced;
import dev.synod.events.session.SessionEvent.SessionFailed;
import dev.synod.events.session.SessionEvent.SessionWaiting;
import dev.synod.events.session.WaitingFor;
import dev.synod.session.core.Step;
import dev.synod.session.core.dossier.Dossier;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import jakarta.inject.Singleton;

import java.util.List;

/** Nothing is skipped silently: what is not as it should be is logged and counted, beside its event. */
@Singleton
class DegradedSteps {
    private final MeterRegistry metrics;

    DegradedSteps(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    /** Tells of what a committed step left undone. */
    void tell(List<Degradation> before, Step step) {
        Dossier dossier = step.next().dossier();
        dossier.degradations().stream()
                .filter(degradation -> !before.contains(degradation))
                .forEach(degradation -> tell(
                        dossier,
                        degradation.step(),
                        degradation.detail()
                                + (degradation.subProblemId() == null ? "" : " [" + degradation.subProblemId() + "]")));
        for (SessionEvent fact : step.facts()) {
            switch (fact) {
                case CouncilReduced e -> tell(dossier, "council", e.missing() + " missing in " + e.subProblemId());
                case SessionWaiting e
                when e.waitingFor() == WaitingFor.PROVIDERS -> tell(dossier, "waiting", e.detail());
                case SessionFailed e -> tell(dossier, "failed", e.code() + ": " + e.detail());
                default -> {}
            }
        }
    }

    private void tell(Dossier dossier, String step, String detail) {
        Log.warnf("session %s, %s: %s", dossier.sessionId(), step, detail);
        metrics.counter("synod.session.degraded", "step", step).increment();
    }
}
