package dev.synod.gateway.core;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

class RateLimitsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    /** One row: the headers as they come, and how many milliseconds to wait. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            plain                       | Retry-After: 7                                                        | 7000
            OpenAI, exact               | retry-after-ms: 1250; retry-after: 2                                  | 1250
            OpenAI, exact but unusable  | retry-after-ms: soon; retry-after: 2                                  | 2000
            said outright goes first    | retry-after: 2; x-ratelimit-remaining-tokens: 0; x-ratelimit-reset-tokens: 6m0s | 2000
            Anthropic, tokens           | anthropic-ratelimit-input-tokens-remaining: 0; anthropic-ratelimit-input-tokens-reset: 2026-11-22T10:00:21Z | 21000
            Anthropic, with an offset   | anthropic-ratelimit-requests-remaining: 0; anthropic-ratelimit-requests-reset: 2026-11-22T11:00:05+01:00 | 5000
            OpenAI, seconds             | x-ratelimit-remaining-requests: 0; x-ratelimit-reset-requests: 1s     | 1000
            OpenAI, minutes             | x-ratelimit-remaining-tokens: 0; x-ratelimit-reset-tokens: 6m0s       | 360000
            OpenAI, milliseconds        | x-ratelimit-remaining-requests: 0; x-ratelimit-reset-requests: 120ms  | 120
            OpenAI, hours               | x-ratelimit-remaining-requests: 0; x-ratelimit-reset-requests: 1h2m3s | 3723000
            Groq, a fraction            | x-ratelimit-remaining-tokens: 0; x-ratelimit-reset-tokens: 7.66s      | 7660
            only the limit used up      | x-ratelimit-remaining-requests: 59; x-ratelimit-reset-requests: 1h0m0s; x-ratelimit-remaining-tokens: 0; x-ratelimit-reset-tokens: 7.66s | 7660
            the longest of those        | x-ratelimit-remaining-requests: 0; x-ratelimit-reset-requests: 2m59.56s; x-ratelimit-remaining-tokens: 0; x-ratelimit-reset-tokens: 7.66s | 179560
            one unreadable, one not     | x-ratelimit-remaining-requests: 0; x-ratelimit-reset-requests: later; x-ratelimit-remaining-tokens: 0; x-ratelimit-reset-tokens: 3s | 3000
            Brave, this second          | X-RateLimit-Remaining: 0, 123; X-RateLimit-Reset: 1, 1419704          | 1000
            Brave, this month           | X-RateLimit-Remaining: 0, 0; X-RateLimit-Reset: 1, 1419704            | 86400000
            OpenRouter, a time          | X-RateLimit-Remaining: 0; X-RateLimit-Reset: 1795341630000            | 30000
            OpenRouter, in two years    | X-RateLimit-Remaining: 0; X-RateLimit-Reset: 1858413600000            | 86400000
            more than anybody waits     | retry-after-ms: 99999999999999999999                                  | 86400000
            """)
    void the_wait_is_what_the_provider_says(String what, String headers, long millis) {
        assertThat(wait(429, headers)).isEqualTo(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "content-type: application/json",
                "retry-after-ms: -5",
                "x-ratelimit-remaining-tokens: 12; x-ratelimit-reset-tokens: 6m0s",
                "x-ratelimit-remaining-tokens: 0",
                "x-ratelimit-reset-tokens: 6m0s",
                "x-ratelimit-remaining-tokens: 0; x-ratelimit-reset-tokens: -6m0s",
                "x-ratelimit-remaining-tokens: 0; x-ratelimit-reset-tokens: -6ms",
                "x-ratelimit-remaining-tokens: 0; x-ratelimit-reset-tokens: ms",
                "x-ratelimit-remaining-tokens: 0; x-ratelimit-reset-tokens: 350µs",
                "X-RateLimit-Remaining: 1, 123; X-RateLimit-Reset: 1, 1419704",
                "X-RateLimit-Remaining: 123, 0; X-RateLimit-Reset: 1",
                "X-RateLimit-Remaining: 0; X-RateLimit-Reset: -1",
                "X-RateLimit-Remaining: 0; X-RateLimit-Reset: 1763805630000",
                "anthropic-ratelimit-requests-remaining: 0; anthropic-ratelimit-requests-reset: 30",
                "anthropic-ratelimit-requests-remaining: 0; anthropic-ratelimit-requests-reset: 2026-11-22T09:59:59Z"
            })
    void headers_that_say_nothing_of_a_limit_in_the_way_mean_no_wait(String headers) {
        assertThat(wait(429, headers)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"429, 3", "503, 3", "529, 3", "500,", "502,", "400,", "401,"})
    void limits_matter_only_when_the_provider_is_too_busy(int status, @Nullable Long seconds) {
        Duration wait = wait(status, "x-ratelimit-remaining-tokens: 0; x-ratelimit-reset-tokens: 3s");
        assertThat(wait).isEqualTo(seconds == null ? null : Duration.ofSeconds(seconds));
        assertThat(wait(status, "retry-after: 7")).hasSeconds(7);
    }

    private static @Nullable Duration wait(int status, String headers) {
        Map<String, String> byName = Stream.of(headers.split("; "))
                .filter(header -> !header.isEmpty())
                .map(header -> header.split(": ", 2))
                .collect(toMap(
                        pair -> pair[0],
                        pair -> pair[1],
                        (one, other) -> other,
                        () -> new TreeMap<>(String.CASE_INSENSITIVE_ORDER)));
        return RateLimits.waitOf(status, byName::get, NOW);
    }
}
