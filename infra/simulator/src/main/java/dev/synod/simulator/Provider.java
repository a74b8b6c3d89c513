package dev.synod.simulator;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The outside providers that are simulated; the name in lower case stands in paths and in the call log. */
public enum Provider {
    ANTHROPIC,
    OPENAI,
    VOYAGE,
    BRAVE,
    TAVILY,
    EXA,
    IDENTITY;

    /** The name used on the wire, such as {@code anthropic}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The provider of that wire name, or empty. */
    public static Optional<Provider> of(String wireName) {
        return Arrays.stream(values())
                .filter(p -> p.wireName().equals(wireName))
                .findFirst();
    }

    /** All wire names, for messages to people. */
    public static String wireNames() {
        return Arrays.stream(values()).map(Provider::wireName).collect(Collectors.joining(", "));
    }

    /** Whether this provider has language models, so that it can refuse or be cut short. */
    public boolean talks() {
        return this == ANTHROPIC || this == OPENAI;
    }
}
