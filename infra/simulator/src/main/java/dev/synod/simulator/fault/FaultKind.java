package dev.synod.simulator.fault;

import java.util.Locale;
import java.util.Set;

/** What can go wrong with a call, and which settings each kind takes beside rate, times and models. */
public enum FaultKind {
    /** An error answer in the provider's shape. */
    STATUS(false, "status", "retryAfter"),
    /** The right answer, but later. */
    LATENCY(false, "latencyMillis"),
    /** Accepted and never answered, until the client gives up. */
    HANG(false),
    /** The connection breaks in the middle of the answer. */
    CUT(false, "afterTokens"),
    /** Status 200 with something that is not what the provider sends. */
    GARBAGE(false),
    /** The model declines. */
    REFUSAL(true, "afterTokens", "finishReason"),
    /** The answer stops at the token limit. */
    TRUNCATION(true, "afterTokens");

    private final boolean ofModels;
    private final Set<String> settings;

    FaultKind(boolean ofModels, String... settings) {
        this.ofModels = ofModels;
        this.settings = Set.of(settings);
    }

    /** Whether only an operation that composes text can have this fault. */
    public boolean ofModels() {
        return ofModels;
    }

    /** The name in JSON. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    Set<String> settings() {
        return settings;
    }
}
