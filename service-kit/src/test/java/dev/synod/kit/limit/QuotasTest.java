package dev.synod.kit.limit;

import io.github.bucket4j.TimeMeter;
import org.junit.jupiter.api.Test;

import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;

/** A client may use its quota at once, gets it back evenly, and takes nothing from others. */
class QuotasTest {
    private final Clock time = new Clock();
    private final Quotas quotas = new Quotas(Scope.USER, 60, Duration.ofMinutes(1), time);

    @Test
    void the_headers_say_what_is_left_of_what() {
        Standing standing = quotas.take("alice");
        assertThat(standing.policy()).isEqualTo("\"user\";q=60;w=60");
        assertThat(standing.limit()).isEqualTo("\"user\";r=59;t=1");
        assertThat(standing.isExceeded()).isFalse();
    }

    @Test
    void beyond_the_quota_a_client_waits_for_the_next_request_only_and_others_do_not() {
        for (int i = 0; i < 60; i++) {
            assertThat(quotas.take("alice").isExceeded()).isFalse();
        }
        Standing beyond = quotas.take("alice");
        assertThat(beyond.isExceeded()).isTrue();
        assertThat(beyond.retryAfterSeconds()).isOne();
        assertThat(beyond.limit()).isEqualTo("\"user\";r=0;t=60");
        assertThat(quotas.take("bob").isExceeded()).isFalse();

        time.pass(Duration.ofSeconds(beyond.retryAfterSeconds()));
        assertThat(quotas.take("alice").isExceeded()).isFalse();
        assertThat(quotas.take("alice").isExceeded()).isTrue();
    }

    @Test
    void asking_in_vain_costs_nothing() {
        for (int i = 0; i < 1_000; i++) {
            quotas.take("alice");
        }
        time.pass(Duration.ofSeconds(30));
        assertThat(quotas.take("alice").left()).isEqualTo(29);
    }

    private static final class Clock implements TimeMeter {
        private long nanos;

        void pass(Duration time) {
            nanos += time.toNanos();
        }

        @Override
        public long currentTimeNanos() {
            return nanos;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
