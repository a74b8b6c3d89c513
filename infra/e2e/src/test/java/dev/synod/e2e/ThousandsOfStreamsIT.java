package dev.synod.e2e;

import dev.synod.events.llm.LlmRequest;
import dev.synod.local.stack.Service;
import dev.synod.testing.GatewayTopics;
import dev.synod.testing.LlmRequests;
import dev.synod.testing.Simulator;
import dev.synod.testing.TestSuite;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Thousands of streamed completions are open at the same moment in one gateway process, within the heap it has here. */
class ThousandsOfStreamsIT {
    private final TestSuite suite = Suites.running();
    private final Simulator simulator = new Simulator(suite);
    private final LlmRequests requests = LlmRequests.ofNobody(40, Duration.ofMinutes(5));

    /** The first stream, of forty tokens, lasts until the last one is open. */
    @RegisterExtension
    final Pace slowlyEnoughToBeOpenTogether = new Pace(suite, 10, 1);

    @BeforeEach
    void closeCircuits() {
        Gateway.at(suite.gateway()).resetAll();
    }

    @Test
    void two_thousand_streams_are_open_at_once_and_all_are_answered() {
        ProcessHandle process = suite.part(Service.GATEWAY.module()).process();
        List<LlmRequest> sent = IntStream.range(0, Suites.STREAMS)
                .<LlmRequest>mapToObj(i -> requests.completion(i, i % 2 == 0 ? "expert-a" : "expert-b", true))
                .toList();
        try (GatewayTopics topics = new GatewayTopics(suite.stack())) {
            topics.askAll(sent);

            await("all are open at once")
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> simulator.open() == Suites.STREAMS);
            Answers.assertOneToEach(sent, topics);
        }
        assertThat(process.isAlive())
                .as("one process did it all: out of memory, it would have ended")
                .isTrue();
    }
}
