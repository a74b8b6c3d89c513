package dev.synod.gateway.shell.route;

import dev.synod.events.TraceContext;
import dev.synod.events.llm.LlmErrorCode;
import dev.synod.events.session.Cost;
import dev.synod.gateway.core.CallFailure;
import dev.synod.gateway.core.DeadlinePassed;
import dev.synod.gateway.core.Found;
import dev.synod.gateway.core.ModelRef;
import dev.synod.gateway.core.ProviderAnswer;
import dev.synod.gateway.core.Reaction;
import dev.synod.gateway.shell.port.Call;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** How far a call has come along its route. Used by one call, one step at a time. */
final class Walk {
    private final Call call;
    private final Audience audience;
    private final List<ModelRef> models;
    private final List<String> refusals = new ArrayList<>();
    private int position = -1;
    private int attempts;
    private @Nullable LlmErrorCode lastTried;
    private @Nullable LlmErrorCode lastPassing;
    private @Nullable TraceContext latest;

    Walk(Call call, Audience audience, List<ModelRef> models) {
        this.call = call;
        this.audience = audience;
        this.models = models;
        this.attempts = call.attemptsBefore();
        this.latest = call.trace();
    }

    Call call() {
        return call;
    }

    Audience audience() {
        return audience;
    }

    /** All that may be asked, best first. */
    List<ModelRef> models() {
        return models;
    }

    /** Attempts begun so far, whoever began them. */
    int attempts() {
        return attempts;
    }

    /** Of the latest attempt; what comes of the call continues it. */
    @Nullable TraceContext trace() {
        return latest;
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

    /** The attempt under way. */
    void traced(@Nullable TraceContext attempt) {
        latest = attempt;
    }

    /** Notes why the present model did not answer. */
    void refused(CallFailure failure) {
        LlmErrorCode code = failure.code();
        refusals.add("%s: %s, %s".formatted(models.get(position), code.wireName(), failure.detail()));
        boolean tried = code != LlmErrorCode.CIRCUIT_OPEN && code != LlmErrorCode.BULKHEAD_FULL;
        if (tried) {
            lastTried = code;
        }
        if (code.isTransient() && (tried || lastPassing == null)) {
            lastPassing = code;
        }
    }

    Found found(ProviderAnswer answer, Cost cost) {
        return new Found(models.get(position), position > 0, answer, cost);
    }

    /**
     * What nobody's answer comes to. If anybody may answer later, the code says so: a refusal for good by one says
     * nothing about the others. Of those that may, whoever was really asked tells more than a guard in the way.
     */
    CallFailure conclusion(CallFailure last) {
        if (refusals.isEmpty()) {
            return last;
        }
        String said = String.join("; ", refusals);
        if (last.reaction() == Reaction.GIVE_UP) {
            return new CallFailure(last.code(), said.endsWith(last.detail()) ? said : said + "; " + last.detail());
        }
        LlmErrorCode code = lastPassing != null ? lastPassing : lastTried;
        return new CallFailure(code == null ? last.code() : code, said);
    }
}
