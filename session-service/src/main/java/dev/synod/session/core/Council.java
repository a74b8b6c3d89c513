package dev.synod.session.core;

import dev.synod.events.session.SessionEvent;
import dev.synod.events.session.SessionEvent.CostUpdated;
import dev.synod.events.session.SessionEvent.SessionCancelled;
import dev.synod.events.session.SessionEvent.SessionStarted;
import dev.synod.session.core.Deliberation.Concluding;
import dev.synod.session.core.Deliberation.Debating;
import dev.synod.session.core.Deliberation.Decomposing;
import dev.synod.session.core.Deliberation.Empanelling;
import dev.synod.session.core.Deliberation.Ended;
import dev.synod.session.core.Deliberation.Planning;
import dev.synod.session.core.Deliberation.Queued;
import dev.synod.session.core.Deliberation.Ranking;
import dev.synod.session.core.Deliberation.Synthesising;
import dev.synod.session.core.Input.Begin;
import dev.synod.session.core.Input.Cancel;
import dev.synod.session.core.Input.Refused;
import dev.synod.session.core.Input.Replied;
import dev.synod.session.core.Input.Tick;

import java.util.ArrayList;
import java.util.List;

/**
 * The step function of {@link Deliberation}. Total: every state answers every input; what is late,
 * repeated or out of place changes nothing. Facts are folded first, what to ask is decided from the
 * state they lead to.
 */
public final class Council {
    private final Rules rules;
    private final Agenda agenda;
    private final Chair chair;
    private final Floor floor;
    private final Clerk clerk;

    /** A council that works by these rules. */
    public Council(Rules rules) {
        this.rules = rules;
        this.agenda = new Agenda(rules);
        this.chair = new Chair(rules, agenda);
        this.floor = new Floor(agenda);
        this.clerk = new Clerk(rules, agenda);
    }

    /** What this input leads to. */
    public Step step(Deliberation state, Input input) {
        if (state instanceof Ended) {
            return Step.unchanged(state);
        }
        return switch (input) {
            case Begin begin ->
                state instanceof Queued
                        ? agenda.next(Turn.of(state, begin).tell(new SessionStarted()))
                        : Step.unchanged(state);
            case Cancel cancel -> agenda.next(Turn.of(state, cancel).tell(new SessionCancelled(cancel.reason())));
            case Replied replied ->
                state.open(replied.by().requestId())
                        .map(ask -> settle(paid(Turn.of(state, replied), replied), state, ask, Result.of(replied)))
                        .orElseGet(() -> Step.unchanged(state));
            case Refused refused ->
                state.open(refused.requestId())
                        .map(ask -> settle(
                                Turn.of(state, refused), state, ask, new Result.Lost(refused.code(), refused.detail())))
                        .orElseGet(() -> Step.unchanged(state));
            case Tick tick -> timePassed(state, tick);
        };
    }

    /** Takes a session up from what was published alone, as only tests do today; work in flight is asked again. */
    Step resume(Dossier dossier, Input.Begin begin) {
        return agenda.next(new Turn(begin.at(), dossier, List.of()));
    }

    private Step settle(Turn turn, Deliberation state, Ask ask, Result result) {
        return switch (state) {
            case Decomposing s -> clerk.decomposed(turn, result);
            case Empanelling s -> clerk.empanelled(turn, ask, result);
            case Debating s -> floor.heard(turn, s, ask, result);
            case Ranking s -> floor.voted(turn, s, ask, result);
            case Synthesising s -> chair.synthesised(turn, ask, result);
            case Concluding s -> chair.concluded(turn, ask, result);
            case Planning s -> clerk.planned(turn, result);
            case Queued s -> throw new IllegalStateException("nothing is asked in " + s);
            case Ended s -> throw new IllegalStateException("nothing is asked in " + s);
        };
    }

    private static Turn paid(Turn turn, Replied replied) {
        return turn.tell(new CostUpdated(
                replied.by().requestId(),
                replied.by().provider(),
                replied.by().model(),
                replied.cost(),
                turn.dossier().cost().plus(replied.cost())));
    }

    /** Gives up on what is too old, and asks again for what may have been lost. */
    private Step timePassed(Deliberation state, Tick tick) {
        Deliberation next = state;
        List<SessionEvent> facts = new ArrayList<>();
        List<Ask> asks = new ArrayList<>();
        for (Ask ask : state.asks()) {
            if (!ask.giveUpAt().isAfter(tick.at()) && next.open(ask.requestId()).isPresent()) {
                Step step =
                        settle(Turn.of(next, tick), next, ask, new Result.Lost("timeout_total", "no answer in time"));
                next = step.next();
                facts.addAll(step.facts());
                asks.addAll(step.asks());
            }
        }
        List<Ask> overdue = next.asks().stream()
                .filter(ask -> !ask.reissueAt().isAfter(tick.at()))
                .map(ask -> ask.reissued(tick.at(), rules))
                .toList();
        if (overdue.isEmpty() && facts.isEmpty() && asks.isEmpty()) {
            return Step.unchanged(state);
        }
        asks.addAll(overdue);
        return new Step(Asks.replace(next, overdue), List.copyOf(facts), List.copyOf(asks), false);
    }
}
