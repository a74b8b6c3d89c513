package dev.synod.kit.limit;

import java.time.Duration;

/**
 * How a client stands after a request.
 *
 * @param left requests that it may make at once
 * @param reset until its whole quota is there again
 * @param pause until another request is taken; zero if this one was
 */
record Standing(Scope scope, long quota, Duration window, long left, Duration reset, Duration pause) {
    boolean isExceeded() {
        return !pause.isZero();
    }

    /** Item of the {@code RateLimit-Policy} header (draft-ietf-httpapi-ratelimit-headers). */
    String policy() {
        return "\"%s\";q=%d;w=%d".formatted(scope.wireName(), quota, window.toSeconds());
    }

    /** Item of the {@code RateLimit} header. */
    String limit() {
        return "\"%s\";r=%d;t=%d".formatted(scope.wireName(), left, inSeconds(reset));
    }

    /** Whole seconds to wait, so that a client that obeys is not too early. */
    long retryAfterSeconds() {
        return inSeconds(pause);
    }

    private static long inSeconds(Duration time) {
        return time.plusSeconds(1).minusNanos(1).toSeconds();
    }
}
