package dev.synod.gateway.core;

import dev.synod.events.llm.LlmErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.time.Instant;

import static org.assertj.core.api.Assertions.assertThat;

class RetryPolicyTest {
    private final RetryPolicy policy =
            new RetryPolicy(3, Duration.ofSeconds(1), Duration.ofSeconds(30), Duration.ofSeconds(60));

    @ParameterizedTest
    @EnumSource(LlmErrorCode.class)
    void only_passing_errors_of_the_provider_are_retried(LlmErrorCode code) {
        boolean oursToDecide = code == LlmErrorCode.CIRCUIT_OPEN || code == LlmErrorCode.BULKHEAD_FULL;
        assertThat(policy.isWorthRetrying(new CallFailure(code, ""))).isEqualTo(code.isTransient() && !oursToDecide);
    }

    @Test
    void nothing_is_retried_after_the_deadline_or_for_a_fault_of_our_own() {
        assertThat(policy.isWorthRetrying(new DeadlinePassed(Instant.EPOCH))).isFalse();
        assertThat(policy.isWorthRetrying(new IllegalStateException())).isFalse();
    }

    @Test
    void a_provider_that_asks_for_too_much_time_is_not_retried() {
        assertThat(policy.isWorthRetrying(limited(Duration.ofSeconds(60)))).isTrue();
        assertThat(policy.isWorthRetrying(limited(Duration.ofSeconds(61)))).isFalse();
    }

    @Test
    void delays_double_up_to_the_cap_and_jitter_over_their_whole_range() {
        assertThat(policy.delay(0, null, bound -> bound - 1)).isEqualTo(Duration.ofSeconds(1));
        assertThat(policy.delay(3, null, bound -> bound - 1)).isEqualTo(Duration.ofSeconds(8));
        assertThat(policy.delay(5, null, bound -> bound - 1)).isEqualTo(Duration.ofSeconds(30));
        assertThat(policy.delay(1000, null, bound -> bound - 1)).isEqualTo(Duration.ofSeconds(30));
        assertThat(policy.delay(5, null, bound -> 0)).isZero();
    }

    @Test
    void the_providers_wish_is_a_lower_bound() {
        assertThat(policy.delay(0, Duration.ofSeconds(7), bound -> bound - 1)).isEqualTo(Duration.ofSeconds(7));
        assertThat(policy.delay(4, Duration.ofSeconds(7), bound -> bound - 1)).isEqualTo(Duration.ofSeconds(16));
    }

    private static CallFailure limited(Duration retryAfter) {
        return new CallFailure(LlmErrorCode.RATE_LIMITED, "", retryAfter);
    }
}
