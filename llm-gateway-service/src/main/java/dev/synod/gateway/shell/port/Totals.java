package dev.synod.gateway.shell.port;

import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/** What was paid, as the ledger knows it. */
public interface Totals {
    /** The sums of answered calls, the dearest first, at most {@code limit} of them. */
    Uni<List<Total>> of(By by, Filter filter, int limit);

    /** What is summed up to one line. */
    enum By {
        SESSION,
        USER,
        PROVIDER,
        /** In UTC. */
        DAY
    }

    /**
     * Which calls count: those settled from {@code from} to before {@code to}.
     *
     * @param user null for all
     * @param session null for all
     */
    record Filter(
            Instant from,
            Instant to,
            @Nullable String user,
            @Nullable String session) {}

    /**
     * One line.
     *
     * @param key the session, user, provider, or day ({@code 2026-11-25})
     * @param microUsd millionths of a US dollar
     */
    record Total(String key, long calls, long inputTokens, long outputTokens, long microUsd) {}
}
