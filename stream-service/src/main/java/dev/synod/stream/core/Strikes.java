package dev.synod.stream.core;

import java.time.Duration;
import java.time.Instant;

/**
 * How often a client came and left at once, without a longer calm between.
 *
 * @param last when it did so last
 */
public record Strikes(int count, Instant last) {
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);

    /** After so much calm nothing is held against a client any more. */
    public static final Duration FORGIVEN_AFTER = LONGEST_PAUSE.multipliedBy(2);

    /** The first one. */
    public static Strikes first(Instant now) {
        return new Strikes(1, now);
    }

    /** One more. */
    public Strikes another(Instant now) {
        return new Strikes(count + 1, now);
    }

    /**
     * How long to wait still: after the free ones 1 s, 2 s, 4 s …, no more than a minute, from the last strike on.
     *
     * @param free how many strikes cost nothing
     */
    public Duration tooEarlyBy(Instant now, int free) {
        if (count <= free) {
            return Duration.ZERO;
        }
        Duration left = Duration.between(now, last.plus(pause(count - free - 1)));
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** {@code min(2^n, 60)} seconds. */
    private static Duration pause(int n) {
        return n < 6 ? Duration.ofSeconds(1L << n) : LONGEST_PAUSE;
    }
}
