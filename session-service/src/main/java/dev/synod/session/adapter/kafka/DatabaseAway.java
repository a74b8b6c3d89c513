package dev.synod.session.adapter.kafka;

import dev.synod.kit.database.DatabaseUnavailable;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;

import java.time.Duration;

/**
 * The database being away is no fault of a message's: it waits, and those behind it too. What fails for any other
 * reason would fail again, and must not hold up the others.
 */
final class DatabaseAway {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final double JITTER = 0.5;

    private DatabaseAway() {}

    /** @param what waits meanwhile */
    static <T> Uni<T> waitedFor(String what, Uni<T> work) {
        return work.onFailure(DatabaseUnavailable.class)
                .invoke(failure -> Log.warnf("%s waits: %s", what, failure.getMessage()))
                .onFailure(DatabaseUnavailable.class)
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .withJitter(JITTER)
                .indefinitely();
    }
}
