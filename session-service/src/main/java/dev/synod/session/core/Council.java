package dev.synod.session.core;

import dev.synod.events.session.ResumedBy;
import dev.synod.events.session.SessionEvent.ClarificationAnswered;
import dev.synod.events.session.SessionEvent.CostUpdated;
import dev.synod.events.session.SessionEvent.DegradationChanged;
import dev.synod.events.session.SessionEvent.InterjectionAdded;
import dev.synod.events.session.SessionEvent.SessionCancelled;
import dev.synod.events.session.SessionEvent.SessionPaused;
import dev.synod.events.session.SessionEvent.SessionResumed;
import dev.synod.events.session.SessionEvent.SessionStarted;
import dev.synod.events.session.WaitingFor;
import dev.synod.session.core.Input.*;
import dev.synod.session.core.desk.Ask;
import dev.synod.session.core.desk.Reply;
import dev.synod.session.core.desk.Result;
import dev.synod.session.core.dossier.Dossier;
import dev.synod.session.core.dossier.Ending;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The step function of {@link Deliberation}. Total: every state answers every input; what is late, repeated
 * or out of place changes nothing. Facts are folded first, what to ask is decided from the state they lead
 * to.
 */
public final class Council {
    private final Rules rules;
    private final Work work;

    /** A council that works by these rules. */
    public Council(Rules rules) {
        this.rules = rules;
        this.work = new Work(rules);
    }

    /** What this input leads to. */
    public Step step(Deliberation state, Input input) {
        return reaction(state, input).map(work::finish).orElseGet(() -> Step.unchanged(state));
    }

    /** What it means in this state; empty if nothing. */
    private Optional<Turn> reaction(Deliberation state, Input input) {
        Dossier dossier = state.dossier();
        Turn turn = Turn.of(state, input);
        boolean running = isUnderWay(dossier);
        return switch (input) {
            case Begin in ->
                when(state.stage() == Stage.QUEUED, () -> turn.tell(new SessionStarted(deadline(dossier, in.at()))));
            case Replied in -> state.desk().open(in.by().requestId()).map(ask -> replied(turn, ask, in));
            case Refused in ->
                state.desk()
                        .open(in.requestId())
                        .map(ask -> work.lost(turn, ask, new Result.Lost(in.code(), in.passing(), in.detail())));
            case Tick in -> when(running && !dossier.standsStill(), () -> turn).flatMap(work::timePassed);
            case ProviderBack in ->
                when(running && !dossier.standsStill(), () -> turn).flatMap(work::providerBack);
            case LevelChanged in ->
                when(
                        running && dossier.level() != in.level(),
                        () -> turn.tell(new DegradationChanged(in.level(), in.name(), dossier.level())));
            case Clarify in ->
                when(
                        state.stage() == Stage.CLARIFICATION,
                        () -> resumed(turn.tell(new ClarificationAnswered(in.answer())), ResumedBy.CLARIFICATION));
            case Interject in ->
                when(
                        running && dossier.verdict() == null,
                        () -> turn.tell(
                                new InterjectionAdded(dossier.interjections().size() + 1, in.text())));
            case Pause in ->
                when(
                        running
                                && dossier.clock().waitingFor() == null
                                && !dossier.clock().paused(),
                        () -> turn.tell(new SessionPaused(in.at())));
            case Resume in ->
                when(
                        dossier.clock().paused() && dossier.ending() == null,
                        () -> work.renewed(resumed(turn, ResumedBy.USER)));
            case Retry in -> when(isRecoverable(dossier.ending()), () -> retried(turn));
            case Cancel in -> when(dossier.ending() == null, () -> turn.tell(new SessionCancelled(in.reason())));
        };
    }

    private Turn replied(Turn turn, Ask ask, Replied in) {
        Turn back =
                turn.dossier().clock().waitingFor() == WaitingFor.PROVIDERS ? resumed(turn, ResumedBy.PROVIDERS) : turn;
        Turn paid = back.tell(new CostUpdated(
                in.by().requestId(),
                in.by().provider(),
                in.by().model(),
                in.cost(),
                back.dossier().cost().plus(in.cost())));
        Turn settled = in.reply() instanceof Reply.Unreadable unreadable
                ? work.lost(paid, ask, new Result.Lost("unreadable", false, unreadable.reason()))
                : work.settle(paid, ask, new Result.Got(in.reply(), in.by()));
        return ask.stalled() ? work.providerBack(settled).orElse(settled) : settled;
    }

    private static Turn resumed(Turn turn, ResumedBy why) {
        return turn.tell(new SessionResumed(why, turn.dossier().clock().deadlineFrom(turn.at())));
    }

    private Turn retried(Turn turn) {
        return turn.tell(new SessionResumed(ResumedBy.RETRY, deadline(turn.dossier(), turn.at())));
    }

    private Instant deadline(Dossier dossier, Instant from) {
        Integer seconds = dossier.options().timeLimitSeconds();
        return from.plus(seconds == null ? rules.times().session() : Duration.ofSeconds(seconds));
    }

    private static boolean isUnderWay(Dossier dossier) {
        return dossier.clock().started() && dossier.ending() == null;
    }

    private static boolean isRecoverable(@Nullable Ending ending) {
        return ending != null && ending.recoverable();
    }

    private static Optional<Turn> when(boolean itIs, Supplier<Turn> then) {
        return itIs ? Optional.of(then.get()) : Optional.empty();
    }
}
