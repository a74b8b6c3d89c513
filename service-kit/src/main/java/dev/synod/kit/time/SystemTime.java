package dev.synod.kit.time;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/** The clock of a service; a test may put another one in its place. */
@Singleton
class SystemTime {
    @Produces
    @Singleton
    Clock clock() {
        // as fine as PostgreSQL keeps it, so that a time read back is the time written
        return Clock.tick(Clock.systemUTC(), Duration.of(1, ChronoUnit.MICROS));
    }
}
