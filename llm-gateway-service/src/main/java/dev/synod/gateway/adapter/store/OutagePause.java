package dev.synod.gateway.adapter.store;

import java.time.Duration;
import java.time.Instant;

/**
 * While the database is away nobody can renew, and when it is back every lease has run out. So whoever
 * saw the outage gives the holders the time of a lease to renew, before it takes over what they run.
 */
final class OutagePause {
    private final Duration lease;
    private volatile Instant until = Instant.MIN;

    OutagePause(Duration lease) {
        this.lease = lease;
    }

    /** The database did not answer. */
    void begin(Instant now) {
        until = now.plus(lease);
    }

    /** True if a lease that ran out may only mean that its holder could not renew it. */
    boolean holds(Instant now) {
        return now.isBefore(until);
    }
}
