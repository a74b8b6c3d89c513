package dev.synod.simulator;

/** How fast answers come: milliseconds until the first token, then tokens per second. */
public record Pace(long firstTokenDelayMillis, int tokensPerSecond) {

    /** Beyond this a stream is written at once anyway. */
    public static final int MAX_TOKENS_PER_SECOND = 1_000_000;

    /** Milliseconds that a whole answer of so many tokens takes. */
    public long millisFor(int tokens) {
        return firstTokenDelayMillis + tokens * 1000L / tokensPerSecond;
    }
}
