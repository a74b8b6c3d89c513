package dev.synod.session;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** The service's clock in tests: it goes with the time, unless a test sets it forward or stops it. */
@Singleton
@Alternative
@Priority(1)
public class TestClock extends Clock {
    private final Clock real = Clock.tick(Clock.systemUTC(), Duration.of(1, ChronoUnit.MICROS));
    private volatile Duration ahead = Duration.ZERO;
    private volatile Instant stopped = Instant.MAX;

    /** Time passes. */
    public void forward(Duration by) {
        ahead = ahead.plus(by);
    }

    /** No time passes any more. */
    public void stop() {
        stopped = instant();
    }

    /** Back to the time of the world. */
    public void reset() {
        ahead = Duration.ZERO;
        stopped = Instant.MAX;
    }

    @Override
    public Instant instant() {
        Instant now = real.instant().plus(ahead);
        return now.isBefore(stopped) ? now : stopped;
    }

    @Override
    public ZoneId getZone() {
        return real.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("instants only");
    }
}
