package dev.synod.record.shell;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/** Parts that are not ours. */
@Singleton
class Wiring {
    @Produces
    @Singleton
    Clock clock() {
        // as fine as PostgreSQL keeps it, so that a time read back is the time written
        return Clock.tick(Clock.systemUTC(), Duration.of(1, ChronoUnit.MICROS));
    }
}
