package dev.synod.gateway.shell.route;

import dev.synod.events.TraceContext;
import dev.synod.events.llm.LlmErrorCode;
import dev.synod.events.llm.LlmRequest;
import dev.synod.events.llm.LlmRequest.RequestCompletion;
import dev.synod.events.llm.LlmRequest.RequestEmbeddings;
import dev.synod.events.llm.LlmRequest.RequestSearch;
import dev.synod.gateway.GatewayConfig;
import dev.synod.gateway.core.AnswerBroken;
import dev.synod.gateway.core.CallFailure;
import dev.synod.gateway.core.DeadlinePassed;
import dev.synod.gateway.core.ModelRef;
import dev.synod.gateway.core.Operation;
import dev.synod.gateway.core.ProviderAnswer;
import dev.synod.gateway.shell.port.Call;
import dev.synod.gateway.shell.port.Gone;
import dev.synod.gateway.shell.port.Providers;
import dev.synod.gateway.shell.port.Providers.Ask;
import io.opentelemetry.api.trace.Tracer;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** One attempt at one model: agreed to by who waits, traced and measured, its words passed on, its outcome typed. */
@ApplicationScoped
public class Attempts {
    private final Providers providers;
    private final Tracer tracer;
    private final AttemptMetrics metrics;
    private final GatewayConfig.Timeouts timeouts;

    Attempts(Providers providers, Tracer tracer, AttemptMetrics metrics, GatewayConfig config) {
        this.providers = providers;
        this.tracer = tracer;
        this.metrics = metrics;
        this.timeouts = config.timeouts();
    }

    /** Asks once, if whoever waits for the answer agrees. */
    Uni<ProviderAnswer> ask(Walk walk, ModelRef model) {
        return Uni.createFrom().deferred(() -> {
            int attempt = walk.beginAttempt(Instant.now());
            return walk.audience().agree(walk.call(), attempt, model).chain(() -> callProvider(walk, model, attempt));
        });
    }

    private Uni<ProviderAnswer> callProvider(Walk walk, ModelRef model, int attempt) {
        Call call = walk.call();
        Duration left = walk.timeLeft(Instant.now());
        Duration longest = call.operation() == Operation.CHAT ? timeouts.total() : timeouts.lookup();
        boolean deadlineFirst = left.compareTo(longest) < 0;
        Stopwatch watch = new Stopwatch(call, model);
        AttemptSpan span = AttemptSpan.begin(tracer, call, model, attempt);
        walk.traced(span.context());
        Audience.Words words = walk.audience().words(call, attempt, model, span.context());
        Terms terms = new Terms(model, deadlineFirst ? left : longest, span.context());
        return Uni.createFrom()
                .deferred(() -> asked(call.request(), terms, watch.before(words)))
                .onFailure()
                .transform(failure -> typed(call, failure, deadlineFirst))
                .invoke(answer -> {
                    words.finish();
                    span.answered(answer);
                    watch.answered(answer);
                })
                .onFailure(Gone.class)
                .invoke(span::abandoned)
                .onFailure(CallFailure.class)
                .transform(thrown -> {
                    CallFailure failure = (CallFailure) thrown;
                    span.failed(failure);
                    watch.failed(failure);
                    return words.supersede(failure.code()) ? failure : new AnswerBroken(failure);
                });
    }

    private Uni<ProviderAnswer> asked(LlmRequest request, Terms terms, Consumer<String> words) {
        String provider = terms.model().provider();
        return switch (request) {
            case RequestCompletion completion ->
                plain(providers.chat(provider).complete(terms.asking(completion), words));
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

    /** Times one attempt. */
    private final class Stopwatch {
        private final long beganNanos = System.nanoTime();
        private final Operation operation;
        private final boolean streamed;
        private final ModelRef model;
        private boolean spoken;

        Stopwatch(Call call, ModelRef model) {
            this.operation = call.operation();
            this.streamed = call.isStreamed();
            this.model = model;
        }

        Consumer<String> before(Audience.Words words) {
            return text -> {
                if (streamed && !spoken) {
                    spoken = true;
                    metrics.firstWord(operation, model, elapsed());
                }
                words.append(text);
            };
        }

        void answered(ProviderAnswer answer) {
            metrics.answered(operation, model, answer, elapsed());
        }

        void failed(CallFailure failure) {
            metrics.failed(operation, model, failure, elapsed());
        }

        private Duration elapsed() {
            return Duration.ofNanos(System.nanoTime() - beganNanos);
        }
    }

    /**
     * A fault of our own in reading an answer is a failed attempt too: it must not be asked for ever. A time limit that
     * the request set, not we, says nothing about the provider.
     */
    private static Throwable typed(Call call, Throwable failure, boolean deadlineFirst) {
        if (failure instanceof Gone) {
            return failure;
        }
        if (failure instanceof CallFailure expected) {
            boolean askedTooLate = deadlineFirst && expected.code() == LlmErrorCode.TIMEOUT_TOTAL;
            return askedTooLate ? new DeadlinePassed(call.request().deadline()) : expected;
        }
        Log.errorf(failure, "%s: an attempt failed in a way it should not", call.id());
        return new CallFailure(LlmErrorCode.SERVER_ERROR, "the answer could not be handled: " + failure);
    }
}
