package dev.synod.gateway.core;

import dev.synod.events.llm.LlmErrorCode;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.function.LongUnaryOperator;

/**
 * When to ask the same provider again, and after how long.
 *
 * @param maxRetries beyond the first try
 * @param maxRetryAfter a provider that asks us to wait longer is left for the next one at once
 */
public record RetryPolicy(int maxRetries, Duration firstDelay, Duration maxDelay, Duration maxRetryAfter) {

    /** True if the same call may succeed soon, and nothing on our side forbids it. */
    public boolean isWorthRetrying(Throwable failure) {
        if (!(failure instanceof CallFailure call) || call.endsCall()) {
            return false;
        }
        LlmErrorCode code = call.code();
        if (!code.isTransient() || code == LlmErrorCode.CIRCUIT_OPEN || code == LlmErrorCode.BULKHEAD_FULL) {
            return false;
        }
        Duration asked = call.retryAfter();
        return asked == null || asked.compareTo(maxRetryAfter) <= 0;
    }

    /**
     * Exponential with full jitter, and never sooner than the provider asks.
     *
     * @param retry counts from 0
     * @param randomBelow a random number from 0 to below its argument
     */
    public Duration delay(int retry, @Nullable Duration retryAfter, LongUnaryOperator randomBelow) {
        long doublings = 1L << Math.min(retry, 30);
        long ceilingMillis =
                Math.min(maxDelay.toMillis(), Math.multiplyExact(Math.max(1, firstDelay.toMillis()), doublings));
        Duration jittered = Duration.ofMillis(randomBelow.applyAsLong(ceilingMillis + 1));
        return retryAfter == null || jittered.compareTo(retryAfter) > 0 ? jittered : retryAfter;
    }
}
