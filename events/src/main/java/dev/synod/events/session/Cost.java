package dev.synod.events.session;

/**
 * Tokens and money.
 *
 * @param microUsd millionths of a US dollar
 */
public record Cost(long inputTokens, long outputTokens, long microUsd) {
    public static final Cost ZERO = new Cost(0, 0, 0);

    /** The sum of two costs. */
    public Cost plus(Cost other) {
        return new Cost(inputTokens + other.inputTokens, outputTokens + other.outputTokens, microUsd + other.microUsd);
    }
}
