package dev.synod.gateway.shell;

import dev.synod.events.llm.LlmErrorCode;
import dev.synod.gateway.GatewayConfig;
import dev.synod.gateway.core.CallFailure;
import dev.synod.gateway.core.Completion;
import dev.synod.gateway.core.DeadlinePassed;
import dev.synod.gateway.core.ModelRef;
import dev.synod.gateway.shell.ChatProviders.Ask;
import io.opentelemetry.api.trace.Tracer;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.Duration;
import java.time.Instant;

/** One attempt at one model: noted in the ledger, traced, its words published, its outcome typed. */
@ApplicationScoped
public class Attempts {
    private final CallLedger ledger;
    private final ChatProviders providers;
    private final Tracer tracer;
    private final WordStream.Outlet outlet;
    private final Duration longest;

    Attempts(
            CallLedger ledger, ChatProviders providers, Tracer tracer, WordStream.Outlet outlet, GatewayConfig config) {
        this.ledger = ledger;
        this.providers = providers;
        this.tracer = tracer;
        this.outlet = outlet;
        this.longest = config.timeouts().total();
    }

    /** Asks once. No provider is asked unless the ledger, a moment before, says that the call is ours. */
    Uni<Completion> ask(Walk walk, ModelRef model) {
        return Uni.createFrom().deferred(() -> {
            int attempt = walk.beginAttempt(Instant.now());
            return ledger.beginAttempt(walk.call().id(), attempt, model.provider())
                    .chain(() -> callProvider(walk, model, attempt));
        });
    }

    private Uni<Completion> callProvider(Walk walk, ModelRef model, int attempt) {
        Duration left = walk.timeLeft(Instant.now());
        ChatSpan span = ChatSpan.begin(tracer, walk.call(), model, attempt);
        walk.traced(span.context());
        WordStream words = new WordStream(outlet, walk.call().request(), attempt, span.context());
        boolean deadlineFirst = left.compareTo(longest) < 0;
        Ask ask = new Ask(model.model(), walk.call().request(), deadlineFirst ? left : longest);
        return Uni.createFrom()
                .deferred(() -> providers.named(model.provider()).complete(ask, words::append))
                .onFailure()
                .transform(failure -> typed(walk.call(), failure, deadlineFirst))
                .invoke(completion -> {
                    words.finish();
                    span.answered(completion);
                })
                .onFailure(CallFailure.class)
                .invoke(failure -> {
                    words.supersede(model.provider(), failure.code());
                    span.failed(failure);
                });
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
