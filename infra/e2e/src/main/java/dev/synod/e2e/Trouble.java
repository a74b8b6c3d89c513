package dev.synod.e2e;

import java.util.List;

/**
 * Something that is wrong with a provider.
 *
 * @param name in a word or two
 * @param order what the simulator is told
 */
public record Trouble(String name, String order) {
    /** Who answers with words. */
    public static final List<String> TALKERS = List.of("anthropic", "openai");

    public static final List<String> PROVIDERS = List.of("anthropic", "openai", "voyage", "brave", "tavily");

    /** What any of them can have, and gets over. */
    public static final List<Trouble> OF_ALL = List.of(
            new Trouble("429", "{\"kind\": \"status\", \"status\": 429, \"retryAfter\": 1, \"rate\": 0.6}"),
            new Trouble("500", "{\"kind\": \"status\", \"status\": 500, \"rate\": 0.7}"),
            new Trouble("529", "{\"kind\": \"status\", \"status\": 529}"),
            new Trouble("garbage", "{\"kind\": \"garbage\", \"rate\": 0.7}"),
            new Trouble("cut streams", "{\"kind\": \"cut\", \"afterTokens\": 12, \"rate\": 0.7}"),
            new Trouble("latency", "{\"kind\": \"latency\", \"latencyMillis\": 1500, \"rate\": 0.5}"));

    /** An answer ends before its end; talkers only. */
    public static final Trouble TRUNCATION = new Trouble("truncation", "{\"kind\": \"truncation\", \"rate\": 0.6}");
}
