package dev.synod.session.core;

import dev.synod.events.session.AnsweredBy;
import dev.synod.session.core.desk.Ask;
import dev.synod.session.core.desk.Purpose;
import dev.synod.session.core.desk.Task;
import dev.synod.session.core.dossier.Dossier;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Puts tasks to routes, one attempt after the other. */
final class Dispatch {
    /** How often what may pass is tried once more, each time after a longer pause. */
    private static final int MOST_RESTS = 3;

    private final Rules rules;

    Dispatch(Rules rules) {
        this.rules = rules;
    }

    /** Puts a task for the first time. */
    Turn first(Turn turn, Task task) {
        return turn.send(unsent(turn, task));
    }

    /** Puts it to the next route that is meant for it; empty if all have had their turn. */
    Optional<Turn> next(Turn turn, Ask failed) {
        return failed.attempt() < routesOf(failed.task(), turn.dossier()).size()
                ? Optional.of(turn.send(ask(turn, failed.task(), failed.attempt() + 1, failed.stalled())))
                : Optional.empty();
    }

    /** Puts it again, after a pause. */
    Turn again(Turn turn, Ask parked) {
        return turn.send(ask(turn, parked.task(), parked.attempt() + 1, parked.stalled()));
    }

    /** Leaves it until a provider is back, or some time has passed. */
    Turn park(Turn turn, Ask failed) {
        return turn.with(turn.desk().with(failed.parked(pauseAfter(turn, failed))));
    }

    /** Leaves it for a moment; empty if it had as many as it may. */
    Optional<Turn> rest(Turn turn, Ask failed) {
        return rests(turn, failed) < MOST_RESTS
                ? Optional.of(turn.with(turn.desk().with(failed.resting(pauseAfter(turn, failed)))))
                : Optional.empty();
    }

    /** Parks a task whose ask is gone, and had all its rests: the next try is another request than all before. */
    Turn park(Turn turn, Task task) {
        int attempts = routesOf(task, turn.dossier()).size() + MOST_RESTS;
        return park(turn, ask(turn, task, attempts, true));
    }

    private Instant pauseAfter(Turn turn, Ask failed) {
        Duration pause = rules.times().firstRetry().multipliedBy(1L << Math.min(rests(turn, failed), 20));
        Duration longest = rules.times().lastRetry();
        return turn.at().plus(pause.compareTo(longest) < 0 ? pause : longest);
    }

    /** The pauses that it had. */
    private int rests(Turn turn, Ask failed) {
        return Math.max(
                0, failed.attempt() - routesOf(failed.task(), turn.dossier()).size());
    }

    /** Sends it again under its id, for the request or the answer may be lost. */
    Turn reissue(Turn turn, Ask overdue) {
        return turn.send(overdue.reissued(turn.at().plus(rules.times().reissueAfter())));
    }

    /** Waits for it afresh, after time that does not count. */
    Turn renew(Turn turn, Ask open) {
        return turn.send(ask(turn, open.task(), open.attempt(), open.stalled()));
    }

    /** What would be asked first; nothing is. */
    Ask unsent(Turn turn, Task task) {
        return ask(turn, task, 1, false);
    }

    /** Who answered: whoever stands in for a task's first route, or for a route's first choice, is a substitute. */
    AnsweredBy credited(AnsweredBy by, Ask ask, Dossier dossier) {
        boolean otherRoute = !ask.route().equals(routesOf(ask.task(), dossier).getFirst());
        return new AnsweredBy(by.requestId(), by.provider(), by.model(), by.substitute() || otherRoute);
    }

    private List<String> routesOf(Task task, Dossier dossier) {
        return switch (task.purpose()) {
            case CONTRIBUTION, BALLOT -> expertRoutes(task, dossier);
            case SYNTHESIS, VERDICT -> rules.routes().chairmen();
            case TRIAGE, DECOMPOSITION, PANEL, SEARCH, EMBEDDING, MODERATION, DIGEST, ACTIONS ->
                List.of(rules.routes().utility());
        };
    }

    /** The member's own, and once another one; a vote is not worth a second try. */
    private List<String> expertRoutes(Task task, Dossier dossier) {
        String own = dossier.inquiry(task.about()).member(task.member()).route();
        List<String> all = rules.routes().experts();
        String other = all.get((all.indexOf(own) + 1) % all.size());
        return task.purpose() == Purpose.BALLOT ? List.of(own) : List.of(own, other);
    }

    private Ask ask(Turn turn, Task task, int attempt, boolean stalled) {
        List<String> routes = routesOf(task, turn.dossier());
        return new Ask(
                task,
                "%s/%s/%d.%d"
                        .formatted(
                                turn.dossier().sessionId(),
                                task.key(),
                                turn.dossier().life(),
                                attempt),
                routes.get((attempt - 1) % routes.size()),
                attempt,
                turn.at().plus(rules.times().reissueAfter()),
                turn.at().plus(patience(task.purpose())),
                stalled,
                null);
    }

    private Duration patience(Purpose purpose) {
        return switch (purpose) {
            case TRIAGE -> rules.times().triage();
            case SEARCH, EMBEDDING -> rules.times().lookup();
            case DECOMPOSITION, PANEL, CONTRIBUTION, MODERATION, DIGEST, BALLOT, SYNTHESIS, VERDICT, ACTIONS ->
                rules.times().giveUpAfter();
        };
    }
}
