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
    private static final List<String> OF_TALKERS = List.of(
            "{\"kind\": \"refusal\", \"rate\": 0.6}",
            "{\"kind\": \"refusal\", \"afterTokens\": 8, \"rate\": 0.6}",
            Trouble.TRUNCATION.order());

    private final Simulator simulator;
    private final Random random;
    private final Map<String, String> blowing = new HashMap<>();

    Storm(Simulator simulator, long seed) {
        this.simulator = simulator;
        this.random = new Random(seed);
    }

    /** It begins: every provider has its trouble. */
    void begin() {
        Trouble.PROVIDERS.forEach(this::gust);
    }

    /** One provider gets another fault, or is well again. */
    void gust() {
        gust(Trouble.PROVIDERS.get(random.nextInt(Trouble.PROVIDERS.size())));
    }

    private void gust(String provider) {
        boolean talks = Trouble.TALKERS.contains(provider);
        int which = random.nextInt(Trouble.OF_ALL.size() + (talks ? OF_TALKERS.size() : 0) + 2);
        if (which < Trouble.OF_ALL.size()) {
            blow(provider, Trouble.OF_ALL.get(which).order());
        } else if (which - Trouble.OF_ALL.size() < OF_TALKERS.size() && talks && !somebodyDeclines()) {
            blow(provider, OF_TALKERS.get(which - Trouble.OF_ALL.size()));
        } else {
            blowing.remove(provider);
            simulator.heal(provider);
        }
    }

    /** All are well again. */
    void end() {
        Trouble.PROVIDERS.forEach(simulator::heal);
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
