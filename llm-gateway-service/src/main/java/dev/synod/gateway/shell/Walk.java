package dev.synod.gateway.shell;

import dev.synod.events.TraceContext;
import dev.synod.events.llm.LlmErrorCode;
import dev.synod.events.llm.LlmResponse.CompletionAnswered;
import dev.synod.events.llm.LlmResponse.CompletionFailed;
import dev.synod.events.session.Cost;
import dev.synod.gateway.core.CallFailure;
import dev.synod.gateway.core.Completion;
import dev.synod.gateway.core.DeadlinePassed;
import dev.synod.gateway.core.ModelRef;
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
    }

    CallLedger.Settlement answered(Completion completion, Cost cost) {
        ModelRef model = models.get(position);
        return new CallLedger.Settlement(
                new CompletionAnswered(
                        call.id(),
                        call.request().sessionId(),
                        completion.text(),
                        completion.finishReason(),
                        model.provider(),
                        model.model(),
                        position > 0,
                        attempts,
                        cost,
                        call.request().labels()),
                latest);
    }

    CallLedger.Settlement failed(CallFailure failure) {
        LlmErrorCode code = failure.code();
        String detail = refusals.isEmpty() ? failure.detail() : String.join("; ", refusals);
        return new CallLedger.Settlement(
                new CompletionFailed(
                        call.id(),
                        call.request().sessionId(),
                        code,
                        detail,
                        attempts,
                        call.request().labels()),
                latest);
    }
}
