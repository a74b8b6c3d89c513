package dev.synod.stream.core;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class StrikesTest {
    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");

    @Test
    void after_the_free_ones_the_pause_doubles_up_to_a_minute() {
        List<Long> seconds = new ArrayList<>();
        Strikes strikes = Strikes.first(NOW);
        for (int i = 0; i < 10; i++) {
            seconds.add(strikes.tooEarlyBy(NOW, 2).toSeconds());
            strikes = strikes.another(NOW);
        }
        assertThat(seconds).containsExactly(0L, 0L, 1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L);
    }

    @Test
    void the_pause_counts_from_the_last_strike_and_ends() {
        Strikes strikes = Strikes.first(NOW).another(NOW.plusSeconds(10)).another(NOW.plusSeconds(20));

        assertThat(strikes.tooEarlyBy(NOW.plusSeconds(21), 0)).isEqualTo(Duration.ofSeconds(3));
        assertThat(strikes.tooEarlyBy(NOW.plusSeconds(24), 0)).isZero();
        assertThat(strikes.tooEarlyBy(NOW.plusSeconds(99), 0)).isZero();
    }
}
