package dev.synod.gateway.shell;

import dev.synod.gateway.core.CallFailure;
import dev.synod.gateway.core.DeadlinePassed;
import dev.synod.gateway.core.ModelRef;
import dev.synod.gateway.core.ProviderAnswer;
import dev.synod.gateway.core.Reaction;
import dev.synod.gateway.core.RequestCheck;
import dev.synod.gateway.shell.CallLedger.Settlement;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * How a call finds its answer: one walk along its route, best model first. Each model is asked under
 * its provider's guards; a failure that says nothing about the request leads on to the next. The
 * deadline ends the walk wherever it stands.
 */
@ApplicationScoped
public class ProviderRoute {
    private final Catalogue catalogue;
    private final Guards guards;
    private final Attempts attempts;

    ProviderRoute(Catalogue catalogue, Guards guards, Attempts attempts) {
        this.catalogue = catalogue;
        this.guards = guards;
        this.attempts = attempts;
    }

    /**
     * The answer or the typed failure. Fails itself only when the ledger does, or the lease is lost.
     *
     * @param own what the call runs on, and what its outcome is given on
     */
    Uni<Settlement> answer(Call call, Executor own) {
        CallFailure unfit = RequestCheck.failureOf(call.request());
        if (unfit != null) {
            return failed(call, unfit);
        }
        List<ModelRef> models;
        try {
            models = catalogue.routeOf(call.request());
        } catch (CallFailure nobody) {
            return failed(call, nobody);
        }
        return walk(new Walk(call, models), own);
    }

    private Uni<Settlement> walk(Walk walk, Executor own) {
        Duration left;
        try {
            left = walk.timeLeft(Instant.now());
        } catch (DeadlinePassed late) {
            return Uni.createFrom().item(walk.failed(late));
        }
        return askNext(walk)
                .ifNoItem()
                .after(left)
                .failWith(() -> new DeadlinePassed(walk.call().request().deadline()))
                // The timer fires on a thread of its own, and the walk belongs to the call's.
                .emitOn(own)
                .onFailure(CallFailure.class)
                .recoverWithItem(failure -> walk.failed(failure));
    }

    private Uni<Settlement> askNext(Walk walk) {
        ModelRef model = walk.advance();
        return guards.call(model.provider(), walk.call().operation(), () -> attempts.ask(walk, model))
                .map(answer -> answered(walk, model, answer))
                .onFailure(CallFailure.class)
                .recoverWithUni(failure -> afterRefusal(walk, model, failure));
    }

    private Uni<Settlement> afterRefusal(Walk walk, ModelRef model, CallFailure failure) {
        walk.refused(failure);
        boolean goesOn = failure.reaction() == Reaction.NEXT_PROVIDER && walk.hasNext();
        Log.warnf(
                "%s: %s did not answer (%s, %s), %s",
                walk.call().id(),
                model,
                failure.code().wireName(),
                failure.detail(),
                goesOn ? "asking the next" : "giving up");
        return goesOn ? askNext(walk) : Uni.createFrom().failure(failure);
    }

    private Settlement answered(Walk walk, ModelRef model, ProviderAnswer answer) {
        return walk.answered(answer, catalogue.costOf(walk.call().operation(), model, answer));
    }

    private static Uni<Settlement> failed(Call call, CallFailure failure) {
        return Uni.createFrom().item(new Walk(call, List.of()).failed(failure));
    }
}
