package dev.synod.record.shell;

import dev.synod.record.RecordConfig;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Stores batches. While the store is away it waits, however long, since giving up could only turn sound
 * events into dead letters; beyond its patience it says so by {@link #stall}. If an event is at fault, it
 * halves the batch until that one stands alone, and stores the others.
 */
@ApplicationScoped
public class BatchRecorder {
    private static final Logger LOG = Logger.getLogger(BatchRecorder.class);

    private final EventStore store;
    private final RecordConfig.Retry retry;
    private final RecordMetrics metrics;
    private volatile @Nullable StoreUnavailable stall;

    BatchRecorder(EventStore store, RecordConfig config, RecordMetrics metrics) {
        this.store = store;
        this.retry = config.retry();
        this.metrics = metrics;
    }

    /** Stores all events that can be; those that can't are returned. Fails only if it is cancelled. */
    public Uni<List<Refusal>> record(List<RecordedEvent> events) {
        if (events.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return persistently(events)
                .<List<Refusal>>map(fresh -> {
                    metrics.stored(fresh, events.size() - fresh);
                    return List.of();
                })
                .onFailure(EventRefused.class)
                .recoverWithUni(refused -> singleOut(events, refused));
    }

    /** Why nothing could be stored for longer than the configured patience; null if all is well. */
    public @Nullable StoreUnavailable stall() {
        return stall;
    }

    private Uni<List<Refusal>> singleOut(List<RecordedEvent> events, EventRefused cause) {
        if (events.size() == 1) {
            return Uni.createFrom().item(List.of(new Refusal(events.getFirst(), cause)));
        }
        int middle = events.size() / 2;
        LOG.debugf("One of %d events is refused, halving: %s", events.size(), cause.getMessage());
        return record(events.subList(0, middle)).flatMap(first -> record(events.subList(middle, events.size()))
                .map(second -> Stream.concat(first.stream(), second.stream()).toList()));
    }

    private Uni<Integer> persistently(List<RecordedEvent> events) {
        return Uni.createFrom()
                .deferred(() -> patiently(events))
                .onFailure(StoreUnavailable.class)
                .retry()
                .indefinitely()
                .invoke(() -> stall = null);
    }

    private Uni<Integer> patiently(List<RecordedEvent> events) {
        Tries tries = new Tries();
        return Uni.createFrom()
                .deferred(() -> store.store(events))
                .onFailure(StoreUnavailable.class)
                .invoke(failure -> tries.failed(failure, events.size()))
                .onFailure(failure -> failure instanceof StoreUnavailable && !tries.beyondPatience())
                .retry()
                .withBackOff(retry.firstDelay(), retry.longestDelay())
                .withJitter(0.5)
                .indefinitely();
    }

    /** The failed tries of one batch. */
    private final class Tries {
        private final long startNanos = System.nanoTime();
        private int count;

        void failed(StoreUnavailable failure, int events) {
            count++;
            metrics.retried();
            if (beyondPatience()) {
                stall = failure;
                LOG.errorf(failure, "%d events can't be stored since %s, %d tries; going on", events, waited(), count);
            } else {
                LOG.warnf("Try %d to store %d events failed, trying again: %s", count, events, failure.getMessage());
            }
        }

        boolean beyondPatience() {
            return waited().compareTo(retry.patience()) >= 0;
        }

        private Duration waited() {
            return Duration.ofNanos(System.nanoTime() - startNanos);
        }
    }
}
