package dev.synod.bench;

import dev.synod.local.stack.Service;
import dev.synod.testing.GatewayTopics;
import dev.synod.testing.Ledger;
import dev.synod.testing.LlmRequests;
import dev.synod.testing.Simulator;
import dev.synod.testing.TestSuite;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/** As many streams as one gateway process is meant to hold open, all at the same moment. */
class StreamsBench {
    private static final int STREAMS = 2000;
    private static final String ROOM = Integer.toString(STREAMS);

    private final TestSuite suite = BenchSuite.gatewayAlone(
            Map.of("SYNOD_GATEWAY_CALLS_MAX_RUNNING", ROOM, "SYNOD_GATEWAY_BULKHEAD_RUNNING", ROOM));
    private final Simulator simulator = new Simulator(suite);
    private final ServiceMetrics metrics = new ServiceMetrics(suite.gateway());
    private int open;
    private Duration openAfter = Duration.ZERO;
    private double heap;

    @Test
    void two_thousand_streams_are_open_at_once_and_all_are_answered() {
        simulator.pace(5_000, 2);
        LlmRequests requests = LlmRequests.ofNobody(60, Duration.ofMinutes(5));
        Ledger ledger = new Ledger(suite.stack(), requests.sessionId());
        ProcessHandle process = suite.part(Service.GATEWAY.module()).process();
        double heapBefore = metrics.heapUsed();
        Instant begin = Instant.now();
        try (GatewayTopics gateway = new GatewayTopics(suite.stack())) {
            gateway.askAll(IntStream.range(0, STREAMS)
                    .mapToObj(i -> requests.completion(i, i % 2 == 0 ? "expert-a" : "expert-b", true))
                    .toList());
        }
        Awaitility.await("all are settled")
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> {
                    sample(begin);
                    return Progress.count(ledger, row -> row.settledAt() != null) == STREAMS;
                });
        Duration took = Duration.between(
                begin,
                Collections.max(
                        ledger.rows().stream().map(Ledger.Row::settledAt).toList()));
        System.out.printf(
                "%n%d streams: %d open at once after %.1f s; heap %.0f MB before, at most %.0f MB; all settled after %.1f s, %.0f a second%n%n",
                STREAMS,
                open,
                openAfter.toMillis() / 1e3,
                heapBefore / 1e6,
                heap / 1e6,
                took.toMillis() / 1e3,
                STREAMS * 1e3 / took.toMillis());
        assertThat(open).isEqualTo(STREAMS);
        assertThat(ledger.rows()).hasSize(STREAMS).allMatch(Ledger.Row::isAnswered);
        assertThat(process.isAlive())
                .as("one process did it all: out of memory, it would have ended")
                .isTrue();
    }

    private void sample(Instant begin) {
        int now = simulator.open();
        if (now > open) {
            open = now;
            openAfter = Duration.between(begin, Instant.now());
        }
        heap = Math.max(heap, metrics.heapUsed());
    }
}
