package dev.synod.gateway.shell.route;

import dev.synod.gateway.core.CallFailure;
import dev.synod.gateway.core.DeadlinePassed;
import dev.synod.gateway.core.Found;
import dev.synod.gateway.core.ModelRef;
import dev.synod.gateway.core.Reaction;
import dev.synod.gateway.core.RequestCheck;
import dev.synod.gateway.shell.port.Call;
import dev.synod.gateway.shell.port.CallLedger.Settlement;
import dev.synod.gateway.shell.port.Guards;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * How a call finds its answer: in memory, or by one walk along its route, best model first, once the money for it is
 * set aside. Each model is asked under its provider's guards; a failure that says nothing about the request leads on
 * to the next. The deadline ends the walk wherever it stands.
 */
@ApplicationScoped
public class ProviderRoute {
    private final Catalogue catalogue;
    private final AnswerMemory memory;
    private final Purse purse;
    private final Guards guards;
    private final Attempts attempts;

    ProviderRoute(Catalogue catalogue, AnswerMemory memory, Purse purse, Guards guards, Attempts attempts) {
        this.catalogue = catalogue;
        this.memory = memory;
        this.purse = purse;
        this.guards = guards;
        this.attempts = attempts;
    }

    /**
     * The answer or the typed failure. Fails itself only when the ledger does, or nobody waits any more.
     *
     * @param own what the call runs on, and what its outcome is given on
     */
    public Uni<Settlement> answer(Call call, Audience audience, Executor own) {
        CallFailure unfit = RequestCheck.failureOf(call.request());
        if (unfit != null) {
            return failed(call, audience, unfit);
        }
        List<ModelRef> models;
        try {
            models = catalogue.routeOf(call.request());
        } catch (CallFailure nobody) {
            return failed(call, audience, nobody);
        }
        return settled(new Walk(call, audience, models), own);
    }

    private Uni<Settlement> settled(Walk walk, Executor own) {
        Duration left;
        try {
            left = walk.timeLeft(Instant.now());
        } catch (DeadlinePassed late) {
            return Uni.createFrom().item(Settlements.failed(walk, late));
        }
        return memory.answer(walk, own, () -> asked(walk))
                .ifNoItem()
                .after(left)
                .failWith(() -> new DeadlinePassed(walk.call().request().deadline()))
                // A timer fires on a thread of its own, as another call's answer comes on that one's; the walk is ours.
                .emitOn(own)
                .map(found -> Settlements.answered(walk, found))
                .onFailure(CallFailure.class)
                .recoverWithItem(failure -> Settlements.failed(walk, walk.conclusion((CallFailure) failure)));
    }

    private Uni<Found> asked(Walk walk) {
        return purse.open(walk).chain(() -> askNext(walk));
    }

    private Uni<Found> askNext(Walk walk) {
        ModelRef model = walk.advance();
        return guards.call(model.provider(), walk.call().operation(), () -> attempts.ask(walk, model))
                .map(answer -> walk.found(answer, catalogue.costOf(walk.call().operation(), model, answer)))
                .onFailure(CallFailure.class)
                .recoverWithUni(failure -> afterRefusal(walk, model, (CallFailure) failure));
    }

    private Uni<Found> afterRefusal(Walk walk, ModelRef model, CallFailure failure) {
        walk.refused(failure);
        boolean goesOn = failure.reaction() == Reaction.NEXT_PROVIDER && walk.hasNext();
        Log.warnf(
                "%s: %s did not answer (%s), %s",
                walk.call().id(), model, failure.loggable(), goesOn ? "asking the next" : "giving up");
        return goesOn ? askNext(walk) : Uni.createFrom().failure(failure);
    }

    private static Uni<Settlement> failed(Call call, Audience audience, CallFailure failure) {
        return Uni.createFrom().item(Settlements.failed(new Walk(call, audience, List.of()), failure));
    }
}
