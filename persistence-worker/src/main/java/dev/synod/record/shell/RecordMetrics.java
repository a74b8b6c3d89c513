package dev.synod.record.shell;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.Locale;

/** What the worker counts; lag comes with the Kafka client's own metrics. */
@ApplicationScoped
public class RecordMetrics {
    private final MeterRegistry registry;
    private final Counter stored;
    private final Counter duplicates;
    private final Counter retries;
    private final DistributionSummary batchSizes;

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
    }

    /** A batch came. */
    public void received(int records) {
        batchSizes.record(records);
    }

    /** A record went to the dead letters. */
    public void deadLettered(DeadLetterCause cause) {
        registry.counter("synod.record.dead.letters", "cause", cause.tag()).increment();
    }

    void stored(int fresh, int again) {
        stored.increment(fresh);
        duplicates.increment(again);
    }

    void retried() {
        retries.increment();
    }

    /** Why a record is a dead letter. */
    public enum DeadLetterCause {
        /** This release can't read it. */
        UNREADABLE,
        /** The database refuses it. */
        REFUSED;

        String tag() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
