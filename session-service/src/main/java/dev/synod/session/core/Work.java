package dev.synod.session.core;

import dev.synod.events.session.SessionEvent.SessionWaiting;
import dev.synod.events.session.WaitingFor;
import dev.synod.session.core.desk.Ask;
import dev.synod.session.core.desk.Desk;
import dev.synod.session.core.desk.Result;
import dev.synod.session.core.desk.Task;

import java.util.List;
import java.util.Optional;

/** Keeps what is asked in line with what is wanted, and hears what comes of it. */
final class Work {
    /** The gateway may not even try: every provider of the route has an open circuit. */
    private static final String NO_PROVIDER = "circuit_open";

    /** It was waited for as long as it may take; another such wait is too long. */
    private static final String LATE = "timeout_total";

    private final Dispatch dispatch;
    private final Limits limits;
    private final Agenda agenda;
    private final Reception reception = new Reception();
    private final Seating seating;
    private final Floor floor;
    private final Assessor assessor;
    private final Staff staff = new Staff();
    private final Polls polls = new Polls();
    private final Chair chair;
    private final Scribe scribe = new Scribe();

    Work(Rules rules) {
        dispatch = new Dispatch(rules);
        limits = new Limits(rules);
        seating = new Seating(rules);
        assessor = new Assessor(rules, limits);
        floor = new Floor(dispatch, assessor);
        chair = new Chair(dispatch);
        agenda = new Agenda(new Debate(seating, floor, polls, chair));
    }

    /** Tells what follows, asks what is wanted then, and drops what is not wanted any more. */
    Step finish(Turn turn) {
        Turn told = turn.dossier().standsStill() ? turn : withoutTheForbidden(agenda.advance(turn));
        List<Task> wanted = agenda.wanted(told.dossier(), told.desk());
        Turn asked = told.with(told.desk().keeping(wanted));
        if (!asked.dossier().standsStill()) {
            for (Task task : wanted) {
                asked = asked.desk().about(task).isPresent() ? asked : dispatch.first(asked, task);
            }
        }
        if (asked.dossier().ending() != null) {
            asked = asked.with(Desk.EMPTY);
        }
        return suspended(asked).done();
    }

    /** What time or money forbid to ask is lost. */
    private Turn withoutTheForbidden(Turn turn) {
        Turn told = turn;
        for (Optional<Turn> next = firstForbidden(told); next.isPresent(); next = firstForbidden(told)) {
            told = agenda.advance(next.get());
        }
        return told;
    }

    private Optional<Turn> firstForbidden(Turn turn) {
        for (Task task : agenda.wanted(turn.dossier(), turn.desk())) {
            Optional<Result.Lost> why = reasonAgainst(turn, task);
            if (why.isPresent()) {
                Ask ask = turn.desk().about(task).orElseGet(() -> dispatch.unsent(turn, task));
                return Optional.of(settle(turn, ask, why.get()));
            }
        }
        return Optional.empty();
    }

    /** What is under way is paid for, so it is waited for even if the budget is spent; not if the time is up. */
    private Optional<Result.Lost> reasonAgainst(Turn turn, Task task) {
        boolean paid = turn.desk().about(task).filter(ask -> !ask.isParked()).isPresent();
        return limits.against(task, turn.dossier(), turn.at())
                .filter(why -> !paid || !why.code().equals(Limits.BUDGET));
    }

    /** Says so when nothing can be done but wait for a provider. */
    private static Turn suspended(Turn turn) {
        List<Ask> asks = turn.desk().asks();
        boolean stalled = !asks.isEmpty() && asks.stream().allMatch(Ask::stalled);
        return stalled
                        && turn.dossier().clock().waitingFor() == null
                        && !turn.dossier().standsStill()
                ? turn.tell(new SessionWaiting(
                        WaitingFor.PROVIDERS, "No provider can be reached; it goes on when one is back.", turn.at()))
                : turn;
    }

    /** A try failed: the next route, or a rest until a provider is back, or a short one, or without. */
    Turn lost(Turn turn, Ask ask, Result.Lost why) {
        Optional<Turn> next = dispatch.next(turn, ask);
        if (next.isPresent()) {
            return next.get();
        }
        if (ask.task().purpose().isOptional()) {
            return settle(turn, ask, why);
        }
        if (why.code().equals(NO_PROVIDER) || ask.stalled() && why.passing()) {
            return dispatch.park(turn, ask);
        }
        Optional<Turn> rest = why.passing() && !why.code().equals(LATE) ? dispatch.rest(turn, ask) : Optional.empty();
        return rest.orElseGet(() -> settle(turn, ask, why));
    }

    /** Enters what came of a task. */
    Turn settle(Turn turn, Ask ask, Result result) {
        Task task = ask.task();
        Turn cleared = turn.with(turn.desk().settled(task));
        return switch (task.purpose()) {
            case TRIAGE -> reception.triaged(cleared, result);
            case DECOMPOSITION -> reception.decomposed(cleared, result);
            case PANEL -> seating.selected(cleared, task, result);
            case CONTRIBUTION -> floor.heard(cleared, ask, result);
            case SEARCH -> staff.searched(cleared, task, result);
            case EMBEDDING -> assessor.compared(cleared, task, result);
            case MODERATION -> staff.moderated(cleared, task, result);
            case DIGEST -> staff.digested(cleared, task, result);
            case BALLOT -> polls.voted(cleared, task, result);
            case SYNTHESIS -> chair.synthesised(cleared, ask, result);
            case VERDICT -> chair.concluded(cleared, ask, result);
            case ACTIONS -> scribe.planned(cleared, result);
        };
    }

    /** Gives up on what is too old, asks (again) for what may have been lost; empty if nothing is due. */
    Optional<Turn> timePassed(Turn turn) {
        Turn told = turn;
        boolean due = firstForbidden(turn).isPresent() || isAnythingUnasked(turn);
        for (Ask ask : turn.desk().asks()) {
            if (ask.dueAt().isAfter(turn.at())) {
                continue;
            }
            due = true;
            if (ask.isParked()) {
                told = dispatch.again(told, ask);
            } else if (!ask.giveUpAt().isAfter(turn.at())) {
                told = lost(told, ask, new Result.Lost(LATE, true, "No answer came in time."));
            } else {
                told = dispatch.reissue(told, ask);
            }
        }
        return due ? Optional.of(told) : Optional.empty();
    }

    private boolean isAnythingUnasked(Turn turn) {
        return agenda.wanted(turn.dossier(), turn.desk()).stream()
                .anyMatch(task -> turn.desk().about(task).isEmpty());
    }

    /** Tries at once what rests until a provider is back; empty if nothing does. */
    Optional<Turn> providerBack(Turn turn) {
        List<Ask> parked = turn.desk().asks().stream().filter(Ask::isParked).toList();
        Turn tried = turn;
        for (Ask ask : parked) {
            tried = dispatch.again(tried, ask);
        }
        return parked.isEmpty() ? Optional.empty() : Optional.of(tried);
    }

    /** Waits afresh for all that is out: time that does not count has passed. */
    Turn renewed(Turn turn) {
        Turn renewed = turn;
        for (Ask ask : turn.desk().asks()) {
            renewed = ask.isParked() ? renewed : dispatch.renew(renewed, ask);
        }
        return renewed;
    }
}
