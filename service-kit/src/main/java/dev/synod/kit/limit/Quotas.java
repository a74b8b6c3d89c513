package dev.synod.kit.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;

import java.time.Duration;

/** What the clients of one scope have left, each in a token bucket of its own. Used by many threads. */
final class Quotas {
    /** More clients than that within a window, and the longest unseen begin with a full quota: memory is bounded. */
    private static final int CLIENTS = 20_000;

    private final Scope scope;
    private final long quota;
    private final Duration window;
    private final TimeMeter time;
    private final Cache<String, Bucket> buckets;

    Quotas(Scope scope, long quota, Duration window, TimeMeter time) {
        this.scope = scope;
        this.quota = quota;
        this.window = window;
        this.time = time;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(CLIENTS)
                .expireAfterAccess(window)
                .ticker(time::currentTimeNanos)
                .build();
    }

    /** Counts a request. */
    Standing take(String client) {
        ConsumptionProbe probe = buckets.get(client, unseen -> full()).tryConsumeAndReturnRemaining(1);
        return new Standing(
                scope,
                quota,
                window,
                probe.getRemainingTokens(),
                Duration.ofNanos(probe.getNanosToWaitForReset()),
                Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    private Bucket full() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(quota).refillGreedy(quota, window))
                .withCustomTimePrecision(time)
                .build();
    }
}
