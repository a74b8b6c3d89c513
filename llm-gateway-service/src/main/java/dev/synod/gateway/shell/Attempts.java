package dev.synod.gateway.shell;

import dev.synod.events.TraceContext;
import dev.synod.events.llm.LlmErrorCode;
import dev.synod.events.llm.LlmRequest;
import dev.synod.events.llm.LlmRequest.RequestCompletion;
import dev.synod.events.llm.LlmRequest.RequestEmbeddings;
import dev.synod.events.llm.LlmRequest.RequestSearch;
import dev.synod.gateway.GatewayConfig;
import dev.synod.gateway.core.CallFailure;
import dev.synod.gateway.core.DeadlinePassed;
import dev.synod.gateway.core.ModelRef;
import dev.synod.gateway.core.Operation;
import dev.synod.gateway.core.ProviderAnswer;
import dev.synod.gateway.shell.Providers.Ask;
import io.opentelemetry.api.trace.Tracer;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/** One attempt at one model: noted in the ledger, traced, its words published, its outcome typed. */
@ApplicationScoped
public class Attempts {
    private final CallLedger ledger;
    private final Providers providers;
    private final Tracer tracer;
    private final WordStream.Outlet outlet;
    private final GatewayConfig.Timeouts timeouts;

    Attempts(CallLedger ledger, Providers providers, Tracer tracer, WordStream.Outlet outlet, GatewayConfig config) {
        this.ledger = ledger;
        this.providers = providers;
        this.tracer = tracer;
        this.outlet = outlet;
        this.timeouts = config.timeouts();
    }

    /** Asks once. No provider is asked unless the ledger, a moment before, says that the call is ours. */
    Uni<ProviderAnswer> ask(Walk walk, ModelRef model) {
        return Uni.createFrom().deferred(() -> {
            int attempt = walk.beginAttempt(Instant.now());
            return ledger.beginAttempt(walk.call().id(), attempt, model.provider())
                    .chain(() -> callProvider(walk, model, attempt));
        });
    }

    private Uni<ProviderAnswer> callProvider(Walk walk, ModelRef model, int attempt) {
        Call call = walk.call();
        Duration left = walk.timeLeft(Instant.now());
        Duration longest = call.operation() == Operation.CHAT ? timeouts.total() : timeouts.lookup();
        boolean deadlineFirst = left.compareTo(longest) < 0;
        AttemptSpan span = AttemptSpan.begin(tracer, call, model, attempt);
        walk.traced(span.context());
        WordStream words = new WordStream(outlet, call, attempt, span.context());
        Terms terms = new Terms(model, deadlineFirst ? left : longest, span.context());
        return Uni.createFrom()
                .deferred(() -> asked(call.request(), terms, words))
                .onFailure()
                .transform(failure -> typed(call, failure, deadlineFirst))
                .invoke(answer -> {
                    words.finish();
                    span.answered(answer);
                })
                .onFailure(CallFailure.class)
                .invoke(failure -> {
                    words.supersede(model.provider(), failure.code());
                    span.failed(failure);
                });
    }

    private Uni<ProviderAnswer> asked(LlmRequest request, Terms terms, WordStream words) {
        String provider = terms.model().provider();
        return switch (request) {
            case RequestCompletion completion ->
                plain(providers.chat(provider).complete(terms.asking(completion), words::append));
            case RequestEmbeddings texts -> plain(providers.embedder(provider).embed(terms.asking(texts)));
            case RequestSearch query -> plain(providers.searchEngine(provider).search(terms.asking(query)));
        };
    }

    private static Uni<ProviderAnswer> plain(Uni<? extends ProviderAnswer> answer) {
        return answer.onItem().castTo(ProviderAnswer.class);
    }

    /** What is the same for every kind of question. */
    private record Terms(
            ModelRef model, Duration timeLimit, @Nullable TraceContext trace) {
        <R extends LlmRequest> Ask<R> asking(R request) {
            return new Ask<>(model.model(), request, timeLimit, trace);
        }
    }

    /**
     * A fault of our own in reading an answer is a failed attempt too: it must not be asked for ever. A time limit that
     * the request set, not we, says nothing about the provider.
     */
    private static CallFailure typed(Call call, Throwable failure, boolean deadlineFirst) {
        if (failure instanceof CallFailure expected) {
            boolean askedTooLate = deadlineFirst && expected.code() == LlmErrorCode.TIMEOUT_TOTAL;
            return askedTooLate ? new DeadlinePassed(call.request().deadline()) : expected;
        }
        Log.errorf(failure, "%s: an attempt failed in a way it should not", call.id());
        return new CallFailure(LlmErrorCode.SERVER_ERROR, "the answer could not be handled: " + failure);
    }
}
