package dev.synod.e2e;

import dev.synod.events.llm.LlmRequest;
import dev.synod.local.stack.Service;
import dev.synod.testing.GatewayTopics;
import dev.synod.testing.Ledger;
import dev.synod.testing.LlmRequests;
import dev.synod.testing.PartControl;
import dev.synod.testing.Simulator;
import dev.synod.testing.TestSuite;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Two replicas of the gateway share the calls, take over from each other, and obey the same operator. */
class TwoGatewaysIT {
    private static final int BATCH = 100;
    private static final int HANDFUL = 20;

    private final TestSuite suite = Suites.running();
    private final Simulator simulator = new Simulator(suite);
    private final PartControl second = suite.secondReplica(Service.GATEWAY);
    private final Gateway here = Gateway.at(suite.gateway());
    private final Gateway there = Gateway.at(suite.secondUri(Service.GATEWAY));
    private final LlmRequests requests = LlmRequests.ofNobody(200, Duration.ofMinutes(5));
    private final Ledger ledger = new Ledger(suite.stack(), requests.sessionId());
    private final List<LlmRequest> sent = new ArrayList<>();
    private final GatewayTopics topics = new GatewayTopics(suite.stack());

    @RegisterExtension
    final Pace slowlyEnoughToBeInterrupted = new Pace(suite, 600, 100);

    @BeforeEach
    void closeCircuits() {
        here.resetAll();
    }

    @AfterEach
    void forget() {
        topics.close();
        second.takeAway();
    }

    @Test
    void both_take_a_share_and_when_one_is_killed_the_other_takes_its_calls_over() {
        String survivor = here.replica();
        String victim = there.replica();
        Set<String> abandoned = killedInTheMiddle(victim);

        Answers.assertOneToEach(sent, topics);
        List<Ledger.Row> rows = ledger.rows();
        assertThat(rows).hasSameSizeAs(sent).allMatch(Ledger.Row::isAnswered);
        assertThat(rows).extracting(Ledger.Row::holder).containsOnly(survivor, victim);
        assertThat(rows)
                .filteredOn(row -> abandoned.contains(row.requestId()))
                .as("what the victim left is answered by the survivor")
                .extracting(Ledger.Row::holder)
                .containsOnly(survivor);
        Map<String, Integer> asked = simulator.asked(requests.sessionId());
        assertThat(asked).hasSameSizeAs(sent).allSatisfy((requestId, times) -> assertThat(times)
                .as("calls for " + requestId)
                .isLessThanOrEqualTo(abandoned.contains(requestId) ? 2 : 1));
    }

    /** Kills one for good while both have answered something and have more under way; returns what it left. */
    private Set<String> killedInTheMiddle(String victim) {
        String survivor = here.replica();
        await("both have calls answered and under way")
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> {
                    List<Ledger.Row> rows = ledger.rows();
                    if (rows.stream().noneMatch(Ledger.Row::isPending)) {
                        send(BATCH);
                    }
                    return isAtWork(survivor, rows) && isAtWork(victim, rows);
                });
        second.takeAway();
        Set<String> left = ledger.rows().stream()
                .filter(row -> row.isPending() && victim.equals(row.holder()))
                .map(Ledger.Row::requestId)
                .collect(Collectors.toSet());
        assertThat(left).as("calls that the kill met").isNotEmpty();
        return left;
    }

    private static boolean isAtWork(String replica, List<Ledger.Row> rows) {
        List<Ledger.Row> own =
                rows.stream().filter(row -> replica.equals(row.holder())).toList();
        return own.stream().anyMatch(Ledger.Row::isAnswered) && own.stream().anyMatch(Ledger.Row::isUnderWay);
    }

    /** More each time it is called: while the replicas divide the partitions, one may have got none of them. */
    private void send(int count) {
        List<LlmRequest> more = IntStream.range(sent.size(), sent.size() + count)
                .<LlmRequest>mapToObj(i -> requests.completion(i, i % 2 == 0 ? "expert-a" : "expert-b", i % 4 < 2))
                .toList();
        topics.askAll(more);
        sent.addAll(more);
    }

    @Test
    void an_operators_reset_at_one_closes_the_circuit_at_both_and_each_tells_of_the_other() {
        simulator.pace(20, 5000);
        simulator.fault("anthropic", "{\"kind\": \"status\", \"status\": 503}");
        await("the circuit is open at both")
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> {
                    send(HANDFUL);
                    return stands("open");
                });
        Answers.assertOneToEach(sent, topics);
        simulator.heal("anthropic");

        here.reset("anthropic", "chat");

        await("the circuit is closed at both").atMost(Duration.ofSeconds(20)).until(() -> stands("closed"));
    }

    /** Here, there, and in what each knows of the other. */
    private boolean stands(String state) {
        return here.circuit("anthropic", "chat").equals(state)
                && there.circuit("anthropic", "chat").equals(state)
                && here.elsewhere("anthropic", "chat", there.replica()).equals(state)
                && there.elsewhere("anthropic", "chat", here.replica()).equals(state);
    }
}
