package dev.synod.e2e;

import dev.synod.testing.Simulator;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Faults that come and go at all providers, in an order that follows from a seed. Only one of those who talk
 * declines at a time, since what both decline is declined for good; where the other one is away, that is enough.
 */
final class Storm {
    private static final List<String> TALKERS = List.of("anthropic", "openai");
    private static final List<String> PROVIDERS = List.of("anthropic", "openai", "voyage", "brave", "tavily");

    private static final List<String> OF_ALL = List.of(
            "{\"kind\": \"status\", \"status\": 429, \"retryAfter\": 1, \"rate\": 0.6}",
            "{\"kind\": \"status\", \"status\": 500, \"rate\": 0.7}",
            "{\"kind\": \"status\", \"status\": 529}",
            "{\"kind\": \"garbage\", \"rate\": 0.7}",
            "{\"kind\": \"cut\", \"afterTokens\": 12, \"rate\": 0.7}",
            "{\"kind\": \"latency\", \"latencyMillis\": 1500, \"rate\": 0.5}");
    private static final List<String> OF_TALKERS = List.of(
            "{\"kind\": \"refusal\", \"rate\": 0.6}",
            "{\"kind\": \"refusal\", \"afterTokens\": 8, \"rate\": 0.6}",
            "{\"kind\": \"truncation\", \"rate\": 0.6}");

    private final Simulator simulator;
    private final Random random;
    private final Map<String, String> blowing = new HashMap<>();

    Storm(Simulator simulator, long seed) {
        this.simulator = simulator;
        this.random = new Random(seed);
    }

    /** It begins: every provider has its trouble. */
    void begin() {
        PROVIDERS.forEach(this::gust);
    }

    /** One provider gets another fault, or is well again. */
    void gust() {
        gust(PROVIDERS.get(random.nextInt(PROVIDERS.size())));
    }

    private void gust(String provider) {
        boolean talks = TALKERS.contains(provider);
        int which = random.nextInt(OF_ALL.size() + (talks ? OF_TALKERS.size() : 0) + 2);
        if (which < OF_ALL.size()) {
            blow(provider, OF_ALL.get(which));
        } else if (which - OF_ALL.size() < OF_TALKERS.size() && talks && !somebodyDeclines()) {
            blow(provider, OF_TALKERS.get(which - OF_ALL.size()));
        } else {
            blowing.remove(provider);
            simulator.heal(provider);
        }
    }

    /** All are well again. */
    void end() {
        PROVIDERS.forEach(simulator::heal);
        blowing.clear();
    }

    private void blow(String provider, String fault) {
        blowing.put(provider, fault);
        simulator.fault(provider, fault);
    }

    private boolean somebodyDeclines() {
        return blowing.values().stream().anyMatch(fault -> fault.contains("refusal"));
    }
}
