package dev.synod.gateway.adapter.store;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;

import static org.assertj.core.api.Assertions.assertThat;

class OutagePauseTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final OutagePause pause = new OutagePause(Duration.ofSeconds(10));

    @Test
    void without_an_outage_there_is_no_pause() {
        assertThat(pause.holds(NOW)).isFalse();
    }

    @Test
    void it_lasts_a_lease_from_the_last_sign_of_an_outage() {
        pause.begin(NOW);
        pause.begin(NOW.plusSeconds(5));

        assertThat(pause.holds(NOW.plusSeconds(14))).isTrue();
        assertThat(pause.holds(NOW.plusSeconds(15))).isFalse();
    }
}
