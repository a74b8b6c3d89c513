package dev.synod.bench;

import dev.synod.events.llm.LlmRequest;
import dev.synod.testing.GatewayTopics;
import dev.synod.testing.Ledger;
import dev.synod.testing.LlmRequests;
import dev.synod.testing.TestStack;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Streamed completions at a steady rate, whether or not earlier ones are answered: slowness can't hide in fewer requests. */
final class SteadyLoad implements AutoCloseable {
    private final TestStack stack;
    private final GatewayTopics gateway;
    private final int perSecond;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

    SteadyLoad(TestStack stack, GatewayTopics gateway, int perSecond) {
        this.stack = stack;
        this.gateway = gateway;
        this.perSecond = perSecond;
    }

    /** Sends so many; how long each took from the request's topic until its answer was settled in the ledger. */
    List<Duration> run(String route, int count) {
        LlmRequests requests = LlmRequests.ofNobody(100, Duration.ofMinutes(2));
        Map<String, Instant> sent = new ConcurrentHashMap<>();
        ScheduledFuture<?> sending = clock.scheduleAtFixedRate(
                () -> {
                    if (sent.size() < count) {
                        LlmRequest request = requests.completion(sent.size(), route, true);
                        sent.put(request.requestId(), Instant.now());
                        gateway.ask(request);
                    }
                },
                0,
                TimeUnit.SECONDS.toNanos(1) / perSecond,
                TimeUnit.NANOSECONDS);
        Ledger ledger = new Ledger(stack, requests.sessionId());
        Progress.await("all answered", ledger, count, Ledger.Row::isAnswered);
        sending.cancel(false);
        return ledger.rows().stream()
                .map(row -> Duration.between(sent.get(row.requestId()), row.settledAt()))
                .toList();
    }

    @Override
    public void close() {
        clock.shutdown();
    }
}
