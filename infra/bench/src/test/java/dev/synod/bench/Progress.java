package dev.synod.bench;

import dev.synod.testing.Ledger;
import org.awaitility.Awaitility;

import java.time.Duration;
import java.util.function.Predicate;

/** How far the gateway has come with a benchmark's requests. */
final class Progress {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private Progress() {}

    static long count(Ledger ledger, Predicate<Ledger.Row> kind) {
        return ledger.rows().stream().filter(kind).count();
    }

    /** Waits until exactly so many requests are of this kind. */
    static void await(String what, Ledger ledger, long count, Predicate<Ledger.Row> kind) {
        Awaitility.await(what)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> count(ledger, kind) == count);
    }
}
