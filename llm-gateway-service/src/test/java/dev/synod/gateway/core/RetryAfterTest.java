package dev.synod.gateway.core;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;

import static org.assertj.core.api.Assertions.assertThat;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @ParameterizedTest
    @CsvSource({"0, 0", "7, 7000", "1.5, 1500", "0.01, 10", "99999999999999999999, 86400000"})
    void seconds_are_read_with_fractions_and_within_a_day(String header, long millis) {
        assertThat(RetryAfter.parse(header, NOW)).isEqualTo(Duration.ofMillis(millis));
    }

    @Test
    void a_date_is_read_as_the_time_until_it() {
        assertThat(RetryAfter.parse("Sun, 22 Nov 2026 10:00:30 GMT", NOW)).isEqualTo(Duration.ofSeconds(30));
        assertThat(RetryAfter.parse("Sun, 22 Nov 2026 09:00:00 GMT", NOW)).isZero();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "soon", "-5", "5s", "Sun, 99 Nov 2026"})
    void anything_else_means_nothing(String header) {
        assertThat(RetryAfter.parse(header, NOW)).isNull();
    }
}
