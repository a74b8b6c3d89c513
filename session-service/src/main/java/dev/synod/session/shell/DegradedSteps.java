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
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Nothing is skipped silently: what is not as it should be is logged and counted, beside its event. Why is only in the
 * event, since it may say again what users and models wrote.
 */
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
                .forEach(degradation -> tell(degradation.step(), degradation.subProblemId()));
        for (SessionEvent fact : step.facts()) {
            switch (fact) {
                case CouncilReduced e -> tell("council", e.subProblemId());
                case SessionWaiting e when e.waitingFor() == WaitingFor.PROVIDERS -> tell("waiting", null);
                case SessionFailed e -> {
                    Log.warnf("the session failed: %s", e.code());
                    count("failed");
                }
                default -> {}
            }
        }
    }

    private void tell(String step, @Nullable String subProblemId) {
        Log.warnf("degraded: %s%s", step, subProblemId == null ? "" : ", sub-problem " + subProblemId);
        count(step);
    }

    private void count(String step) {
        metrics.counter("synod.session.degraded", "step", step).increment();
    }
}
