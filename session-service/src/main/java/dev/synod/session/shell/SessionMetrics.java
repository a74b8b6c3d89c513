package dev.synod.session.shell;

import dev.synod.events.session.Outcome;
import dev.synod.events.session.SessionEvent;
import dev.synod.events.session.SessionEvent.SessionCancelled;
import dev.synod.events.session.SessionEvent.SessionCompleted;
import dev.synod.events.session.SessionEvent.SessionFailed;
import dev.synod.kit.time.IdTime;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** How sessions end, and what is ignored. A session that is retried ends again, and is counted again. */
@Singleton
class SessionMetrics {
    private static final String NONE = "none";
    private static final Duration[] BUCKETS = {
        Duration.ofSeconds(30),
        Duration.ofMinutes(1),
        Duration.ofMinutes(2),
        Duration.ofMinutes(5),
        Duration.ofMinutes(10),
        Duration.ofMinutes(30),
        Duration.ofHours(1)
    };

    private final MeterRegistry registry;

    /** Endings that nobody has seen yet are there as zero: a rate needs something to grow from. */
    SessionMetrics(MeterRegistry registry) {
        this.registry = registry;
        for (Outcome outcome : Outcome.values()) {
            duration("completed", word(outcome));
        }
        duration("cancelled", NONE);
        duration("failed", "quorum_lost");
        duration("failed", "time_up");
    }

    /** An input was late, repeated or out of place. */
    void ignored() {
        registry.counter("synod.session.inputs.ignored").increment();
    }

    /** These facts are committed. */
    void happened(UUID sessionId, List<SessionEvent> facts, Instant now) {
        long millis = Duration.between(IdTime.of(sessionId), now).toMillis();
        for (SessionEvent fact : facts) {
            switch (fact) {
                case SessionCompleted e ->
                    duration("completed", word(e.outcome())).record(millis, TimeUnit.MILLISECONDS);
                case SessionFailed e -> duration("failed", e.code()).record(millis, TimeUnit.MILLISECONDS);
                case SessionCancelled e -> duration("cancelled", NONE).record(millis, TimeUnit.MILLISECONDS);
                default -> {}
            }
        }
    }

    private Timer duration(String state, String outcome) {
        return Timer.builder("synod.session.duration")
                .description("From a session's creation to its end, waiting included")
                .serviceLevelObjectives(BUCKETS)
                .tag("state", state)
                .tag("outcome", outcome)
                .register(registry);
    }

    private static String word(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }
}
