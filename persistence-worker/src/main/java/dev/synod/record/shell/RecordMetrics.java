package dev.synod.record.shell;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/** What the worker counts; lag comes with the Kafka client's own metrics. */
@ApplicationScoped
public class RecordMetrics {
    private final MeterRegistry registry;
    private final Counter stored;
    private final Counter duplicates;
    private final Counter retries;
    private final DistributionSummary batchSizes;
    private volatile @Nullable Instant oldestInHand;

    RecordMetrics(MeterRegistry registry) {
        this.registry = registry;
        stored = Counter.builder("synod.record.events.stored")
                .description("Events stored for the first time")
                .register(registry);
        duplicates = Counter.builder("synod.record.events.duplicate")
                .description("Events delivered again, which changed nothing")
                .register(registry);
        retries = Counter.builder("synod.record.store.retries")
                .description("Failed tries to store a batch, because the database was at fault")
                .register(registry);
        batchSizes = DistributionSummary.builder("synod.record.batch.size")
                .description("Records in a batch from Kafka")
                .baseUnit("records")
                .register(registry);
        Gauge.builder("synod.record.unstored.oldest", this, RecordMetrics::oldestInHandSeconds)
                .description("Age of the oldest event that was received and is neither stored nor a dead letter")
                .baseUnit("seconds")
                .register(registry);
    }

    /** A batch came, its oldest record published then. */
    public void received(int records, Instant oldest) {
        batchSizes.record(records);
        oldestInHand = oldest;
    }

    /** All of the batch is stored or laid aside. */
    public void settled() {
        oldestInHand = null;
    }

    /** A record is a dead letter now. */
    void deadLettered(DeadLetterCause cause) {
        registry.counter("synod.record.dead.letters", "cause", cause.text()).increment();
    }

    void stored(int fresh, int again) {
        stored.increment(fresh);
        duplicates.increment(again);
    }

    void retried() {
        retries.increment();
    }

    private double oldestInHandSeconds() {
        Instant oldest = oldestInHand;
        return oldest == null
                ? 0
                : Math.max(0, Duration.between(oldest, Instant.now()).toMillis() / 1000.0);
    }
}
