package dev.synod.e2e.chaos.fault;

import java.time.Duration;
import java.util.List;
import java.util.Random;

/** What is wrong with providers at times: as the simulator can be told. */
final class Troubles {
    private static final List<String> TALKERS = List.of("anthropic", "openai");
    private static final List<String> PROVIDERS = List.of("anthropic", "openai", "voyage", "brave", "tavily");

    private static final List<Trouble> OF_ALL = List.of(
            new Trouble("429", "{\"kind\": \"status\", \"status\": 429, \"retryAfter\": 1, \"rate\": 0.6}"),
            new Trouble("500", "{\"kind\": \"status\", \"status\": 500, \"rate\": 0.7}"),
            new Trouble("529", "{\"kind\": \"status\", \"status\": 529}"),
            new Trouble("hanging", "{\"kind\": \"hang\", \"rate\": 0.5}"),
            new Trouble("garbage", "{\"kind\": \"garbage\", \"rate\": 0.7}"),
            new Trouble("cut streams", "{\"kind\": \"cut\", \"afterTokens\": 12, \"rate\": 0.7}"),
            new Trouble("latency", "{\"kind\": \"latency\", \"latencyMillis\": 1500, \"rate\": 0.5}"));
    private static final List<Trouble> OF_TALKERS =
            List.of(new Trouble("truncation", "{\"kind\": \"truncation\", \"rate\": 0.6}"));

    private final Random random;

    Troubles(Random random) {
        this.random = random;
    }

    private record Trouble(String name, String order) {}

    Fault any(Duration lasts) {
        String provider = PROVIDERS.get(random.nextInt(PROVIDERS.size()));
        int which = random.nextInt(OF_ALL.size() + (TALKERS.contains(provider) ? OF_TALKERS.size() : 0));
        Trouble trouble = which < OF_ALL.size() ? OF_ALL.get(which) : OF_TALKERS.get(which - OF_ALL.size());
        return new Fault.Trouble(provider, trouble.name(), trouble.order(), lasts);
    }
}
