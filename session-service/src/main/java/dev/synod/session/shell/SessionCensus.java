package dev.synod.session.shell;

import dev.synod.kit.time.Rounds;
import dev.synod.session.SessionConfig;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.Locale;

/** The sessions at work and in the queue, in numbers. Each replica shows the same ones, those of the table. */
@ApplicationScoped
public class SessionCensus {
    private final SessionStore store;
    private volatile Count count = Count.NONE;

    SessionCensus(SessionStore store, SessionConfig config, MeterRegistry metrics) {
        this.store = store;
        for (Standing standing : Standing.values()) {
            Gauge.builder("synod.session.open", () -> count.of(standing))
                    .description("Sessions that have not ended, paused ones aside")
                    .tag("state", standing.name().toLowerCase(Locale.ROOT))
                    .register(metrics);
        }
        Gauge.builder("synod.session.queue.limit", config.admission()::maxQueued)
                .description("Sessions that the queue holds at most; more are refused")
                .register(metrics);
    }

    /** What a session that has not ended does. */
    private enum Standing {
        QUEUED,
        RUNNING,
        WAITING_FOR_USER,
        WAITING_FOR_PROVIDERS
    }

    /** How many there are of each. */
    public record Count(long queued, long running, long waitingForUser, long waitingForProviders) {
        static final Count NONE = new Count(0, 0, 0, 0);

        private long of(Standing standing) {
            return switch (standing) {
                case QUEUED -> queued;
                case RUNNING -> running;
                case WAITING_FOR_USER -> waitingForUser;
                case WAITING_FOR_PROVIDERS -> waitingForProviders;
            };
        }
    }

    @Scheduled(every = "{synod.session.sweep-interval}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return Rounds.tolerated(
                "sessions are not counted",
                () -> store.count().invoke(now -> count = now).replaceWithVoid());
    }
}
