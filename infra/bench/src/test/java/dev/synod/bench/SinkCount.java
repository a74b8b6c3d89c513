package dev.synod.bench;

import dev.synod.testing.Http;
import dev.synod.testing.TestSuite;
import org.awaitility.Awaitility;

import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;

/** What the worker has counted since it was started. */
final class SinkCount {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    /** The first part warms up, the last one comes in batches that are not full. */
    private static final double FROM = 0.3;

    private static final double TO = 0.95;

    private final Http http = new Http();
    private final URI metrics;

    SinkCount(TestSuite suite) {
        this.metrics = suite.record().resolve("/q/metrics");
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
            String text = http.send(HttpRequest.newBuilder(metrics)).body();
            long nanos = System.nanoTime();
            return text.lines()
                    .filter(line -> line.startsWith(counter))
                    .map(line -> new Seen(Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)), nanos))
                    .findFirst()
                    .orElse(new Seen(0, nanos));
        } catch (UncheckedIOException e) {
            return new Seen(0, System.nanoTime()); // not there yet
        }
    }

    private record Seen(double count, long nanos) {}
}
