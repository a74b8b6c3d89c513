package dev.synod.gateway.shell.port;

import io.smallrye.mutiny.Uni;

import java.time.Instant;

/** How the ledger stays bounded. */
public interface LedgerRetention {
    /**
     * Forgets calls that were settled before then, at most so many; how many. What is under way stays, however old,
     * and what was paid stays in the totals, by day.
     */
    Uni<Long> forget(Instant settledBefore, int atMost);
}
