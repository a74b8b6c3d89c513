package dev.synod.record.shell.letters;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The letters in numbers. Each replica shows the same gauges, those of the table. */
@ApplicationScoped
public class LetterMetrics {
    private final Counter stored;
    private volatile Census census = Census.NONE;

    LetterMetrics(MeterRegistry registry) {
        stored = Counter.builder("synod.record.dead.letters.stored")
                .description("Dead letters that were stored after all")
                .register(registry);
        for (LetterState state : List.of(LetterState.WAITING, LetterState.BEHIND, LetterState.PARKED)) {
            Gauge.builder("synod.record.dead.letters.open", () -> census.open().getOrDefault(state, 0L))
                    .description("Dead letters that are neither stored nor discarded")
                    .tag("state", state.text())
                    .register(registry);
        }
        Gauge.builder("synod.record.dead.letters.oldest", this, LetterMetrics::oldestSeconds)
                .description("Age of the oldest open dead letter")
                .baseUnit("seconds")
                .register(registry);
    }

    void stored(int letters) {
        stored.increment(letters);
    }

    void counted(Census now) {
        census = now;
    }

    private double oldestSeconds() {
        Instant oldest = census.oldest();
        return oldest == null
                ? 0
                : Math.max(0, Duration.between(oldest, Instant.now()).toMillis() / 1000.0);
    }
}
