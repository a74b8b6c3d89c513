package dev.synod.bench;

import dev.synod.testing.GatewayTopics;
import dev.synod.testing.Ledger;
import dev.synod.testing.LlmRequests;
import dev.synod.testing.Simulator;
import dev.synod.testing.TestSuite;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/** What a provider that takes calls and never answers costs those who ask another one. */
class HangingProviderBench {
    private static final String HANGING = "anthropic";
    private static final String HANGING_ROUTE = "expert-a";
    private static final String OTHER_ROUTE = "expert-b";
    private static final int CAUGHT = 500;
    /** The calls that one provider holds at once; the others queue for it. */
    private static final int BULKHEAD = 200;

    private static final int ROUNDS = 5;
    private static final int REQUESTS_A_ROUND = 400;
    private static final int REQUESTS_A_SECOND = 50;
    private static final double MOST = 1.2;

    private final TestSuite suite = BenchSuite.gatewayAlone(Map.of(
            "SYNOD_GATEWAY_ROUTES_EXPERT_A",
            HANGING + "/claude-sonnet-4-5",
            "SYNOD_GATEWAY_ROUTES_EXPERT_B",
            "openai/gpt-4.1",
            "SYNOD_GATEWAY_BULKHEAD_RUNNING",
            Integer.toString(BULKHEAD)));
    private final Simulator simulator = new Simulator(suite);

    /**
     * Quiet and hanging phases take turns, so that whatever else changes in the course of time hits both; and each
     * begins with the same burst of requests to the other provider, answered in the one, caught in the other.
     */
    @Test
    void a_hanging_provider_does_not_slow_another_one_down() {
        simulator.pace(20, 2000);
        Latencies quiet = new Latencies();
        Latencies hanging = new Latencies();
        try (GatewayTopics gateway = new GatewayTopics(suite.stack());
                SteadyLoad load = new SteadyLoad(suite.stack(), gateway, REQUESTS_A_SECOND)) {
            round(gateway, load, new Latencies(), new Latencies()); // warms up
            for (int i = 0; i < ROUNDS; i++) {
                round(gateway, load, quiet, hanging);
            }
        }
        double ratio = hanging.p99() / quiet.p99();
        System.out.printf(
                "%n%d requests a second%nundisturbed: %s%n%d waiting for a hanging provider: %s%nratio of the p99s: %.2f%n%n",
                REQUESTS_A_SECOND, quiet, CAUGHT, hanging, ratio);
        assertThat(ratio).isLessThanOrEqualTo(MOST);
    }

    private void round(GatewayTopics gateway, SteadyLoad load, Latencies quiet, Latencies hanging) {
        Ledger answered = burst(gateway);
        Progress.await("answered", answered, CAUGHT, Ledger.Row::isAnswered);
        quiet.addRound(load.run(OTHER_ROUTE, REQUESTS_A_ROUND));

        simulator.fault(HANGING, "{\"kind\": \"hang\"}");
        Ledger caught = burst(gateway);
        Progress.await("caught", caught, CAUGHT, Ledger.Row::isPending);
        Progress.await("at the provider, the others in the queue", caught, BULKHEAD, Ledger.Row::isUnderWay);
        hanging.addRound(load.run(OTHER_ROUTE, REQUESTS_A_ROUND));
        assertThat(Progress.count(caught, Ledger.Row::isPending))
                .as("still waiting")
                .isEqualTo(CAUGHT);
        Progress.await("given up by their deadline", caught, 0, Ledger.Row::isPending);
        simulator.heal(HANGING);
    }

    private Ledger burst(GatewayTopics gateway) {
        LlmRequests requests = LlmRequests.ofNobody(100, Duration.ofSeconds(22));
        gateway.askAll(IntStream.range(0, CAUGHT)
                .mapToObj(i -> requests.completion(i, HANGING_ROUTE, true))
                .toList());
        return new Ledger(suite.stack(), requests.sessionId());
    }
}
