package dev.synod.e2e;

import dev.synod.events.llm.LlmRequest;
import dev.synod.local.stack.Service;
import dev.synod.testing.GatewayTopics;
import dev.synod.testing.Ledger;
import dev.synod.testing.LlmRequests;
import dev.synod.testing.PartControl;
import dev.synod.testing.Simulator;
import dev.synod.testing.TestSuite;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** kill -9 of the only gateway, again and again while it works: each request is answered once. */
class GatewayKillIT {
    private static final int WAVES = 4;
    private static final int WAVE = 50;
    /** Another one by {@code -Dsynod.seed=…}. */
    private static final long SEED = Long.getLong("synod.seed", 20261125);

    private final TestSuite suite = Suites.running();
    private final Simulator simulator = new Simulator(suite);
    private final PartControl gateway = suite.part(Service.GATEWAY.module());
    private final LlmRequests requests = LlmRequests.ofNobody(200, Duration.ofMinutes(5));
    private final Ledger ledger = new Ledger(suite.stack(), requests.sessionId());
    private final Random random = new Random(SEED);
    private final List<LlmRequest> sent = new ArrayList<>();
    private final Map<String, Integer> attemptsSeen = new HashMap<>();
    private final Map<String, Integer> kills = new HashMap<>();

    @RegisterExtension
    final Pace slowlyEnoughToBeInterrupted = new Pace(suite, 600, 100);

    @BeforeEach
    void closeCircuits() {
        Gateway.at(suite.gateway()).resetAll();
    }

    @Test
    void a_gateway_that_is_killed_again_and_again_answers_each_request_once() {
        try (GatewayTopics topics = new GatewayTopics(suite.stack())) {
            for (int wave = 1; wave < WAVES; wave++) {
                send(topics);
                killInTheMiddle();
            }
            send(topics);

            Answers.assertOneToEach(sent, topics);
        }
        gateway.awaitReady();
        assertThat(ledger.rows())
                .as("the ledger, seed %d", SEED)
                .hasSize(WAVES * WAVE)
                .allMatch(Ledger.Row::isAnswered);
        assertThat(simulator.asked(requests.sessionId()))
                .as("requests at providers, seed %d", SEED)
                .hasSize(WAVES * WAVE)
                .allSatisfy((requestId, times) -> assertThat(times)
                        .as("calls for %s, seed %d: one, and one for each kill that met it", requestId, SEED)
                        .isLessThanOrEqualTo(1 + kills.getOrDefault(requestId, 0)));
    }

    private void send(GatewayTopics topics) {
        List<LlmRequest> wave = IntStream.range(sent.size(), sent.size() + WAVE)
                .mapToObj(this::request)
                .toList();
        topics.askAll(wave);
        sent.addAll(wave);
    }

    private LlmRequest request(int number) {
        return switch (number % 5) {
            case 0 -> requests.completion(number, "expert-a", true);
            case 1 -> requests.completion(number, "expert-b", true);
            case 2 -> requests.completion(number, "expert-a", false);
            case 3 -> requests.embeddings(number);
            default -> requests.search(number);
        };
    }

    /** Kills when chance has left so many of the requests unanswered; notes whom the kill met at a provider. */
    private void killInTheMiddle() {
        int left = 5 + random.nextInt(WAVE - 10);
        int answered = sent.size() - left;
        await("%d answers, with more under way, seed %d".formatted(answered, SEED))
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(
                        ledger::rows,
                        rows -> rows.stream().filter(Ledger.Row::isAnswered).count() >= answered
                                && rows.stream().anyMatch(this::isMet));
        gateway.kill();

        List<Ledger.Row> met = ledger.rows().stream().filter(this::isMet).toList();
        assertThat(met)
                .as("calls at a provider that the kill met, seed %d", SEED)
                .isNotEmpty();
        met.forEach(row -> {
            kills.merge(row.requestId(), 1, Integer::sum);
            attemptsSeen.put(row.requestId(), row.attempts());
        });
    }

    /** Under way, by an attempt that has begun since the last kill. */
    private boolean isMet(Ledger.Row row) {
        return row.isUnderWay() && row.attempts() > attemptsSeen.getOrDefault(row.requestId(), 0);
    }
}
