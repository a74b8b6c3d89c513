package dev.synod.record.shell;

import dev.synod.events.UnreadableMessage;
import dev.synod.kit.log.LogIds;
import dev.synod.record.RecordConfig;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Stores batches, in order. While the store is away it waits, however long, since giving up could only turn
 * sound events into dead letters; beyond its patience it says so by {@link #stall}. If an event is at fault, it
 * halves the batch until that one stands alone, lays it aside, and goes on with the others.
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

    /** Stores what can be stored and makes letters of the rest. Fails only if it is cancelled. */
    public Uni<Report> record(List<Arrival> arrivals) {
        return Multi.createFrom()
                .iterable(parts(arrivals))
                .onItem()
                .transformToUniAndConcatenate(this::recordPart)
                .collect()
                .asList()
                .map(Report::of);
    }

    /** Why nothing could be stored for longer than the configured patience; null if all is well. */
    public @Nullable StoreUnavailable stall() {
        return stall;
    }

    /** Runs of sound records, and each unreadable one on its own. */
    private static List<List<Arrival>> parts(List<Arrival> arrivals) {
        List<List<Arrival>> parts = new ArrayList<>();
        int from = 0;
        for (int at = 0; at <= arrivals.size(); at++) {
            boolean end = at == arrivals.size();
            if (end || arrivals.get(at) instanceof Arrival.Unreadable) {
                if (from < at) {
                    parts.add(arrivals.subList(from, at));
                }
                if (!end) {
                    parts.add(arrivals.subList(at, at + 1));
                }
                from = at + 1;
            }
        }
        return parts;
    }

    private Uni<Report> recordPart(List<Arrival> part) {
        if (part.getFirst() instanceof Arrival.Unreadable unreadable) {
            return bury(unreadable, unreadable.failure()).replaceWith(Report.ALL_STORED);
        }
        return recordSound(part.stream().map(Arrival.Sound.class::cast).toList());
    }

    private Uni<Report> recordSound(List<Arrival.Sound> sound) {
        return persistently(sound.size(), () -> store.store(sound))
                .map(this::counted)
                .onFailure(EventRefused.class)
                .recoverWithUni(refused -> singleOut(sound, (EventRefused) refused));
    }

    private Report counted(EventStore.Stored stored) {
        metrics.stored(stored.fresh(), stored.again());
        stored.behind().forEach(behind -> metrics.deadLettered(DeadLetterCause.BEHIND));
        return new Report(
                List.of(), stored.behind().stream().map(Arrival.Sound::event).toList());
    }

    private Uni<Report> singleOut(List<Arrival.Sound> sound, EventRefused cause) {
        if (sound.size() == 1) {
            return bury(sound.getFirst(), cause)
                    .replaceWith(new Report(
                            List.of(new Report.Refusal(sound.getFirst().event(), cause)), List.of()));
        }
        int middle = sound.size() / 2;
        LOG.debugf("One of %d events is refused, halving: %s", sound.size(), cause.getMessage());
        return recordSound(sound.subList(0, middle)).flatMap(first -> recordSound(sound.subList(middle, sound.size()))
                .map(second -> Report.of(List.of(first, second))));
    }

    private Uni<Void> bury(Arrival arrival, RuntimeException thrown) {
        Failure failure = Failure.of(thrown);
        return persistently(1, () -> store.bury(arrival, failure))
                .invoke(fresh -> {
                    if (fresh) {
                        metrics.deadLettered(failure.cause());
                        tell(arrival.source(), thrown);
                    }
                })
                .replaceWithVoid();
    }

    private static void tell(SourceRecord source, RuntimeException thrown) {
        // What is neither read nor refused was not foreseen, so its trace is worth the lines.
        boolean foreseen = thrown instanceof EventRefused || thrown instanceof UnreadableMessage;
        LogIds.about(
                source.orderKey(),
                null,
                () -> LOG.warnf(
                        foreseen ? null : thrown,
                        "Dead letter: key %s, partition %d, offset %d: %s",
                        source.key(),
                        source.partition(),
                        source.offset(),
                        thrown.getMessage()));
    }

    private <T> Uni<T> persistently(int events, Supplier<Uni<? extends T>> attempt) {
        return Uni.createFrom()
                .deferred(() -> patiently(events, attempt))
                .onFailure(StoreUnavailable.class)
                .retry()
                .indefinitely()
                .invoke(() -> stall = null);
    }

    private <T> Uni<T> patiently(int events, Supplier<Uni<? extends T>> attempt) {
        Tries tries = new Tries();
        return Uni.createFrom()
                .deferred(attempt)
                .onFailure(StoreUnavailable.class)
                .invoke(failure -> tries.failed(failure, events))
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
