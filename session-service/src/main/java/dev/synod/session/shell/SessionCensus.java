package dev.synod.session.shell;

import dev.synod.kit.shutdown.Handover;
import dev.synod.kit.time.Rounds;
import dev.synod.session.SessionConfig;
import dev.synod.session.shell.OpenSessions.Count;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.function.ToLongFunction;

/** The sessions at work and in the queue, in numbers. Each replica shows the same ones, those of the table. */
@ApplicationScoped
class SessionCensus {
    private final OpenSessions sessions;
    private final Handover handover;
    private final MeterRegistry metrics;
    private volatile Count count = Count.NONE;

    SessionCensus(OpenSessions sessions, SessionConfig config, Handover handover, MeterRegistry metrics) {
        this.sessions = sessions;
        this.handover = handover;
        this.metrics = metrics;
        show("queued", Count::queued);
        show("running", Count::running);
        show("waiting_for_user", Count::waitingForUser);
        show("waiting_for_providers", Count::waitingForProviders);
        Gauge.builder("synod.session.queue.limit", config.admission()::maxQueued)
                .description("Sessions that the queue holds at most; more are refused")
                .register(metrics);
    }

    private void show(String state, ToLongFunction<Count> number) {
        Gauge.builder("synod.session.open", () -> number.applyAsLong(count))
                .description("Sessions that have not ended, paused ones aside")
                .tag("state", state)
                .register(metrics);
    }

    @Scheduled(every = "{synod.session.sweep-interval}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return handover.work(() -> Rounds.tolerated(
                "sessions are not counted",
                () -> sessions.count().invoke(now -> count = now).replaceWithVoid()));
    }
}
