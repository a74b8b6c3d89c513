package dev.synod.gateway.shell;

import dev.synod.events.llm.LlmErrorCode;
import dev.synod.events.llm.LlmRequest.RequestCompletion;
import dev.synod.events.llm.LlmResponse;
import dev.synod.events.llm.LlmResponse.CompletionAnswered;
import dev.synod.gateway.core.CallFailure;
import dev.synod.gateway.shell.port.Call;
import dev.synod.gateway.shell.port.CallLedger;
import dev.synod.gateway.shell.route.ProviderRoute;
import dev.synod.kit.log.LogIds;
import dev.synod.kit.trace.Traces;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * Calls of clients that wait on an open connection: the same routes and guards, but no queue, for nobody waits for the
 * answer any more once the connection or this process is gone. What was paid is written down; that never holds up an
 * answer.
 */
@ApplicationScoped
public class DirectCalls {
    /** Stands in the ledger where others have their session. */
    public static final String SESSION = "direct";

    private static final int WRITE_AGAIN = 5;
    private static final Duration WRITE_AGAIN_AFTER = Duration.ofMillis(200);

    private final ProviderRoute route;
    private final RunningCalls running;
    private final CallLedger ledger;
    private final MeterRegistry metrics;

    DirectCalls(ProviderRoute route, RunningCalls running, CallLedger ledger, MeterRegistry metrics) {
        this.route = route;
        this.running = running;
        this.ledger = ledger;
        this.metrics = metrics;
    }

    /**
     * The answer, or the typed failure. Fails itself only with a {@link CallFailure} if there is no room for the call,
     * or when the client is gone.
     *
     * @param own what the call runs on
     */
    public Uni<LlmResponse> answer(RequestCompletion request, Client client, Executor own) {
        if (!running.hasRoom()) {
            return Uni.createFrom()
                    .failure(new CallFailure(LlmErrorCode.BULKHEAD_FULL, "too many calls are under way; ask again"));
        }
        Instant began = Instant.now();
        Call call = new Call(request, Traces.current(), 0, null);
        LogIds.request(call.id());
        running.add(call.id());
        return route.answer(call, new DirectAudience(client), own)
                .map(CallLedger.Settlement::response)
                .invoke(response -> {
                    OutcomeLog.write(response, Duration.between(began, Instant.now()));
                    writeDown(request, response);
                })
                .onTermination()
                .invoke(() -> running.remove(call.id()));
    }

    /** Whoever waits. */
    public interface Client {
        /** A piece of the answer, only of a request that is to be streamed. What was heard once can't be taken back. */
        void hear(Piece piece);

        /** True if nobody waits any more. */
        boolean isGone();
    }

    /**
     * A piece of an answer.
     *
     * @param attempt which of the attempts gives it
     */
    public record Piece(String provider, String model, int attempt, String text) {}

    /** Without what was asked and said: this is for the bill, and nobody will ask for the answer again. */
    private void writeDown(RequestCompletion request, LlmResponse response) {
        ledger.record(withoutContent(request), withoutContent(response))
                .onFailure()
                .retry()
                .withBackOff(WRITE_AGAIN_AFTER)
                .atMost(WRITE_AGAIN)
                .subscribe()
                .with(written -> {}, failure -> {
                    metrics.counter("synod.gateway.direct.unrecorded").increment();
                    Log.errorf(failure, "%s: what it cost is not recorded: %s", request.requestId(), costOf(response));
                });
    }

    private static String costOf(LlmResponse response) {
        return response instanceof CompletionAnswered answer ? answer.cost().toString() : "nothing, it failed";
    }

    private static RequestCompletion withoutContent(RequestCompletion request) {
        return new RequestCompletion(
                request.requestId(),
                request.sessionId(),
                request.ownerId(),
                request.budgetMicroUsd(),
                request.route(),
                List.of(),
                null,
                request.maxOutputTokens(),
                request.temperature(),
                request.stream(),
                request.labels(),
                request.deadline());
    }

    private static LlmResponse withoutContent(LlmResponse response) {
        return response instanceof CompletionAnswered answer
                ? new CompletionAnswered(
                        answer.requestId(),
                        answer.sessionId(),
                        "",
                        answer.finishReason(),
                        answer.provider(),
                        answer.model(),
                        answer.substitute(),
                        answer.attempts(),
                        answer.cost(),
                        answer.labels())
                : response;
    }
}
