package dev.synod.gateway.shell;

import dev.synod.events.TraceContext;
import dev.synod.events.llm.LlmErrorCode;
import dev.synod.events.llm.LlmRequest;
import dev.synod.events.llm.LlmRequest.RequestCompletion;
import dev.synod.events.llm.LlmResponse;
import dev.synod.events.llm.LlmResponse.CompletionAnswered;
import dev.synod.events.llm.LlmResponse.CompletionFailed;
import dev.synod.events.llm.LlmResponse.EmbeddingsAnswered;
import dev.synod.events.llm.LlmResponse.LookupFailed;
import dev.synod.events.llm.LlmResponse.SearchAnswered;
import dev.synod.events.session.Cost;
import dev.synod.gateway.core.CallFailure;
import dev.synod.gateway.core.Completion;
import dev.synod.gateway.core.DeadlinePassed;
import dev.synod.gateway.core.Embeddings;
import dev.synod.gateway.core.ModelRef;
import dev.synod.gateway.core.ProviderAnswer;
import dev.synod.gateway.core.SearchResults;
import dev.synod.gateway.shell.CallLedger.Settlement;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** How far a call has come along its route. Used by one call, one step at a time. */
final class Walk {
    private final Call call;
    private final List<ModelRef> models;
    private final List<String> refusals = new ArrayList<>();
    private int position = -1;
    private int attempts;
    private @Nullable LlmErrorCode lastTried;
    private @Nullable TraceContext latest;

    Walk(Call call, List<ModelRef> models) {
        this.call = call;
        this.models = models;
        this.attempts = call.attemptsBefore();
        this.latest = call.trace();
    }

    Call call() {
        return call;
    }

    /** Steps on to the next model. */
    ModelRef advance() {
        return models.get(++position);
    }

    boolean hasNext() {
        return position + 1 < models.size();
    }

    /** The number of the attempt that begins now, unless it is too late to begin one. */
    int beginAttempt(Instant now) {
        timeLeft(now);
        return ++attempts;
    }

    /**
     * What is left until the deadline.
     *
     * @throws DeadlinePassed if nothing is
     */
    Duration timeLeft(Instant now) {
        Instant deadline = call.request().deadline();
        if (!now.isBefore(deadline)) {
            throw new DeadlinePassed(deadline);
        }
        return Duration.between(now, deadline);
    }

    /** The attempt under way; what comes of the call continues its trace. */
    void traced(@Nullable TraceContext attempt) {
        latest = attempt;
    }

    /** Notes why the present model did not answer. */
    void refused(CallFailure failure) {
        refusals.add("%s: %s, %s".formatted(models.get(position), failure.code().wireName(), failure.detail()));
        if (!isPassedOver(failure.code())) {
            lastTried = failure.code();
        }
    }

    Settlement answered(ProviderAnswer answer, Cost cost) {
        return new Settlement(response(answer, cost), latest);
    }

    private LlmResponse response(ProviderAnswer answer, Cost cost) {
        LlmRequest request = call.request();
        ModelRef model = models.get(position);
        return switch (answer) {
            case Completion completion ->
                new CompletionAnswered(
                        call.id(),
                        request.sessionId(),
                        completion.text(),
                        completion.finishReason(),
                        model.provider(),
                        model.model(),
                        position > 0,
                        attempts,
                        cost,
                        request.labels());
            case Embeddings embeddings ->
                new EmbeddingsAnswered(
                        call.id(),
                        request.sessionId(),
                        embeddings.vectors(),
                        model.provider(),
                        model.model(),
                        attempts,
                        cost,
                        request.labels());
            case SearchResults results ->
                new SearchAnswered(
                        call.id(),
                        request.sessionId(),
                        results.sources(),
                        model.provider(),
                        attempts,
                        cost,
                        request.labels());
        };
    }

    /** The code tells of those that were asked: a guard in the way of the last model says nothing about them. */
    Settlement failed(CallFailure failure) {
        LlmErrorCode code = lastTried != null && isPassedOver(failure.code()) ? lastTried : failure.code();
        String detail = refusals.isEmpty() ? failure.detail() : String.join("; ", refusals);
        LlmRequest request = call.request();
        LlmResponse response = request instanceof RequestCompletion
                ? new CompletionFailed(call.id(), request.sessionId(), code, detail, attempts, request.labels())
                : new LookupFailed(call.id(), request.sessionId(), code, detail, attempts, request.labels());
        return new Settlement(response, latest);
    }

    private static boolean isPassedOver(LlmErrorCode code) {
        return code == LlmErrorCode.CIRCUIT_OPEN || code == LlmErrorCode.BULKHEAD_FULL;
    }
}
