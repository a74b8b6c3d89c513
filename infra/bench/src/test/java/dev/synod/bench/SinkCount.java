package dev.synod.bench;

import dev.synod.testing.TestSuite;
import org.awaitility.Awaitility;

import java.io.UncheckedIOException;
import java.time.Duration;

/** What the worker has counted since it was started. */
final class SinkCount {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    /** The first part warms up, the last one comes in batches that are not full. */
    private static final double FROM = 0.3;

    private static final double TO = 0.95;

    private final ServiceMetrics metrics;

    SinkCount(TestSuite suite) {
        this.metrics = new ServiceMetrics(suite.record());
    }

    /** How many so far. */
    double now(String counter) {
        return see(counter).count;
    }

    /** Records a second between two points on the way from what was counted before to so many more. */
    double rate(String counter, double before, int more) {
        Seen from = await(counter, before + more * FROM);
        Seen to = await(counter, before + more * TO);
        await(counter, before + more);
        return (to.count - from.count) / ((to.nanos - from.nanos) / 1e9);
    }

    private Seen await(String counter, double count) {
        return Awaitility.await(count + " " + counter)
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> see(counter), seen -> seen.count >= count);
    }

    private Seen see(String counter) {
        try {
            return new Seen(metrics.sum(counter), System.nanoTime());
        } catch (UncheckedIOException e) {
            return new Seen(0, System.nanoTime()); // not there yet
        }
    }

    private record Seen(double count, long nanos) {}
}
