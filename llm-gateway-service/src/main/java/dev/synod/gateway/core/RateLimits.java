package dev.synod.gateway.core;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How long a provider asks us to wait, by the headers of its error. What it says outright goes first; else, if it is
 * too busy, the longest reset of those of its limits that are used up. Nothing is believed beyond a day.
 */
public final class RateLimits {
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final BigDecimal LONGEST_MILLIS = BigDecimal.valueOf(LONGEST.toMillis());

    /** Seconds to wait would be 3 000 years: it is a time, in milliseconds. */
    private static final BigDecimal LEAST_EPOCH_MILLIS = BigDecimal.TEN.pow(11);

    private static final List<Limit> LIMITS = Stream.of(
                    // Anthropic: 2026-11-22T10:00:30Z
                    Stream.of("requests", "tokens", "input-tokens", "output-tokens")
                            .map(what -> "anthropic-ratelimit-" + what)
                            .map(name -> new Limit(name + "-remaining", name + "-reset", RateLimits::untilTimestamp)),
                    // OpenAI, Groq: 6m0s
                    Stream.of("requests", "tokens")
                            .map(what -> new Limit(
                                    "x-ratelimit-remaining-" + what,
                                    "x-ratelimit-reset-" + what,
                                    (text, now) -> composed(text))),
                    // Brave: 1, 1419704 (seconds, one for each of its limits); OpenRouter: 1763805630000
                    Stream.of(new Limit("x-ratelimit-remaining", "x-ratelimit-reset", RateLimits::secondsOrTime)))
            .flatMap(limits -> limits)
            .toList();

    private RateLimits() {}

    /** Two headers, each a list with one element per limit; reads one element of the second. */
    private record Limit(String remaining, String reset, BiFunction<String, Instant, @Nullable Duration> read) {
        Stream<Duration> resets(Function<String, @Nullable String> headers, Instant now) {
            String[] left = elements(headers.apply(remaining));
            String[] resets = elements(headers.apply(reset));
            return IntStream.range(0, Math.min(left.length, resets.length))
                    .filter(i -> left[i].equals("0"))
                    .mapToObj(i -> reading(resets[i], now))
                    .flatMap(Stream::ofNullable);
        }

        private @Nullable Duration reading(String text, Instant now) {
            try {
                return read.apply(text, now);
            } catch (DateTimeException | NumberFormatException e) {
                return null;
            }
        }

        private static String[] elements(@Nullable String header) {
            return Objects.requireNonNullElse(header, "").strip().split("\\s*,\\s*");
        }
    }

    /**
     * How long to wait; null if the headers say nothing of it. Never negative.
     *
     * @param headers by name, whatever its case
     */
    public static @Nullable Duration waitOf(int status, Function<String, @Nullable String> headers, Instant now) {
        Duration exact = millis(headers.apply("retry-after-ms"));
        Duration asked = exact != null ? exact : RetryAfter.parse(headers.apply("retry-after"), now);
        return asked == null && isTooBusy(status) ? untilAllReset(headers, now) : asked;
    }

    private static boolean isTooBusy(int status) {
        return status == 429 || status == 503 || status == 529;
    }

    private static @Nullable Duration untilAllReset(Function<String, @Nullable String> headers, Instant now) {
        return LIMITS.stream()
                .flatMap(limit -> limit.resets(headers, now))
                .filter(wait -> !wait.isNegative())
                .map(wait -> wait.compareTo(LONGEST) < 0 ? wait : LONGEST)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private static @Nullable Duration millis(@Nullable String header) {
        try {
            BigDecimal millis =
                    new BigDecimal(Objects.requireNonNullElse(header, "").strip());
            return millis.signum() < 0 ? null : ofMillis(millis);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static Duration ofMillis(BigDecimal millis) {
        return Duration.ofMillis(millis.min(LONGEST_MILLIS).longValue());
    }

    private static Duration untilTimestamp(String text, Instant now) {
        return Duration.between(now, OffsetDateTime.parse(text).toInstant());
    }

    /** As Go writes durations: {@code 1h2m3.5s}, {@code 120ms}. */
    private static Duration composed(String text) {
        return text.endsWith("ms")
                ? ofMillis(new BigDecimal(text.substring(0, text.length() - 2)))
                : Duration.parse("PT" + text);
    }

    private static Duration secondsOrTime(String text, Instant now) {
        BigDecimal number = new BigDecimal(text);
        return number.compareTo(LEAST_EPOCH_MILLIS) < 0
                ? ofMillis(number.movePointRight(3))
                : Duration.between(now, Instant.ofEpochMilli(number.longValue()));
    }
}
