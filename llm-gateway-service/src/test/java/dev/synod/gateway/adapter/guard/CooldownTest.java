package dev.synod.gateway.adapter.guard;

import dev.synod.events.llm.LlmErrorCode;
import dev.synod.events.llm.ProviderStatus.CircuitState;
import dev.synod.gateway.core.CallFailure;
import dev.synod.gateway.core.DeadlinePassed;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;

import static org.assertj.core.api.Assertions.assertThat;

class CooldownTest {
    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
    private static final CallFailure DOWN = new CallFailure(LlmErrorCode.SERVER_ERROR, "");

    private final Cooldown cooldown = new Cooldown(
            new Cooldown.Settings(3, Duration.ofSeconds(60), Duration.ofSeconds(5), Duration.ofSeconds(30)), START);

    @Test
    void it_opens_exactly_at_the_third_failure_within_the_window() {
        assertThat(cooldown.opensAt(DOWN, at(0))).isFalse();
        assertThat(cooldown.opensAt(DOWN, at(30))).isFalse();
        assertThat(cooldown.opensAt(DOWN, at(60))).isFalse(); // the first is out of the window by now
        assertThat(cooldown.opensAt(DOWN, at(61))).isTrue();
    }

    @Test
    void what_is_no_fault_of_the_provider_is_not_counted() {
        for (int i = 0; i < 10; i++) {
            assertThat(cooldown.opensAt(new CallFailure(LlmErrorCode.BULKHEAD_FULL, ""), at(i)))
                    .isFalse();
            assertThat(cooldown.opensAt(new CallFailure(LlmErrorCode.INVALID_REQUEST, ""), at(i)))
                    .isFalse();
            assertThat(cooldown.opensAt(new DeadlinePassed(START), at(i))).isFalse();
            assertThat(cooldown.opensAt(new IllegalStateException(), at(i))).isFalse();
        }
    }

    @Test
    void it_stays_open_longer_with_each_failed_trial_up_to_the_cap_and_forgets_when_closed() {
        int[] seconds = {5, 10, 20, 30, 30};
        Instant now = START;
        for (int expected : seconds) {
            cooldown.opened(now);
            assertThat(cooldown.closedFor(now)).isEqualTo(Duration.ofSeconds(expected));
            assertThat(cooldown.beginsTrial(now)).isFalse();
            now = now.plusSeconds(expected);
            assertThat(cooldown.closedFor(now)).isZero();
            assertThat(cooldown.beginsTrial(now)).isTrue();
            assertThat(cooldown.beginsTrial(now)).isFalse();
        }
        cooldown.closed(now);
        cooldown.opened(now);
        assertThat(cooldown.closedFor(now)).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void only_an_answer_of_the_provider_closes_it_after_a_trial() {
        cooldown.opened(START);
        assertThat(cooldown.beginsTrial(at(5))).isTrue();
        assertThat(cooldown.standing(at(5)).state()).isEqualTo(CircuitState.HALF_OPEN);
        assertThat(cooldown.opensAt(DOWN, START)).isTrue();
        assertThat(cooldown.opensAt(new CallFailure(LlmErrorCode.BULKHEAD_FULL, ""), START))
                .isTrue();
        assertThat(cooldown.opensAt(new IllegalStateException(), START)).isTrue();
        assertThat(cooldown.opensAt(new CallFailure(LlmErrorCode.CONTEXT_TOO_LONG, ""), START))
                .isFalse();
    }

    private static Instant at(long second) {
        return START.plusSeconds(second);
    }
}
