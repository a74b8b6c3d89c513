package dev.synod.session.core;

import dev.synod.events.session.SessionEvent.ContributionAdded;
import dev.synod.events.session.SessionEvent.ContributionFailed;
import dev.synod.events.session.SessionEvent.CouncilReduced;
import dev.synod.events.session.SessionEvent.SessionFailed;
import dev.synod.session.core.desk.Ask;
import dev.synod.session.core.desk.Holding.Setback;
import dev.synod.session.core.desk.Reply;
import dev.synod.session.core.desk.Result;
import dev.synod.session.core.desk.Task;
import dev.synod.session.core.dossier.Inquiry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where the members speak: contributions, and the end of a round. */
final class Floor {
    /** Failures that would be the same at the next try; a model that refuses may think better of it. */
    private static final List<String> FINAL = List.of("invalid_request", "context_too_long", Limits.BUDGET);

    private static final List<String> CUT_SHORT = List.of(Limits.TIME_UP, Limits.BUDGET);

    private final Dispatch dispatch;
    private final Assessor assessor;

    Floor(Dispatch dispatch, Assessor assessor) {
        this.dispatch = dispatch;
        this.assessor = assessor;
    }

    /** One for each member of whom nothing is known yet in the round under way. */
    List<Task> contributions(Inquiry inquiry) {
        return inquiry.awaited().stream()
                .map(member -> Task.contribution(inquiry.id(), inquiry.round(), member.memberId()))
                .toList();
    }

    Turn heard(Turn turn, Ask ask, Result result) {
        Task task = ask.task();
        if (result instanceof Result.Got(Reply.Prose said, var by)) {
            return turn.tell(new ContributionAdded(
                    task.about(),
                    task.round(),
                    task.member(),
                    said.text(),
                    dispatch.credited(by, ask, turn.dossier()),
                    said.searches()));
        }
        Result.Lost lost = result.lost();
        return turn.hold(task, new Setback(lost.code(), lost.passing(), lost.detail()));
    }

    /**
     * Ends a round of which nobody is out any more. Who is missing is dropped if a quorum was heard. If not,
     * and it may be the providers' fault, they are asked again when one is back.
     */
    Optional<Turn> close(Turn turn, Inquiry inquiry) {
        List<Task> out = contributions(inquiry);
        if (out.stream().anyMatch(task -> setbackOf(turn, task).isEmpty())) {
            return Optional.empty();
        }
        if (!inquiry.hasQuorum() && out.stream().anyMatch(task -> isPassing(turn, task))) {
            return Optional.of(parked(turn, out));
        }
        Turn told = turn;
        List<String> codes = new ArrayList<>();
        for (Task task : out) {
            Setback why = setbackOf(turn, task).orElseThrow();
            codes.add(why.code());
            told = told.tell(
                    new ContributionFailed(inquiry.id(), inquiry.round(), task.member(), why.code(), why.detail()));
        }
        told = told.with(told.desk().released(out));
        Inquiry closed = told.dossier().inquiry(inquiry.id());
        return out.isEmpty() ? Optional.empty() : Optional.of(reduced(told, closed, codes));
    }

    private Turn parked(Turn turn, List<Task> out) {
        Turn waiting = turn;
        for (Task task : out) {
            if (isPassing(turn, task)) {
                waiting = waiting.with(waiting.desk().released(List.of(task)));
                waiting = dispatch.park(waiting, task);
            }
        }
        return waiting;
    }

    /** Says who was missing, and whether the rest is enough. */
    private Turn reduced(Turn told, Inquiry closed, List<String> codes) {
        int heard = closed.heardIn(closed.round()).size();
        Turn reduced = told.tell(new CouncilReduced(
                closed.id(), closed.round(), closed.missingIn(closed.round()), heard, closed.quorum()));
        if (closed.hasQuorum()) {
            return reduced;
        }
        boolean cutShort = codes.stream().anyMatch(CUT_SHORT::contains);
        if (closed.round() > 1 || cutShort && isAnythingSaid(told)) {
            return assessor.withoutQuorum(reduced, closed);
        }
        return failed(reduced, closed, codes);
    }

    /** Can be tried again if a quorum may yet speak; a retry brings new time, but no new money. */
    private static Turn failed(Turn reduced, Inquiry closed, List<String> codes) {
        int heard = closed.heardIn(closed.round()).size();
        boolean mayYetSpeak =
                heard + codes.stream().filter(code -> !FINAL.contains(code)).count() >= closed.quorum();
        boolean tooDear = !mayYetSpeak && codes.contains(Limits.BUDGET);
        String code = tooDear ? Limits.BUDGET : codes.contains(Limits.TIME_UP) ? Limits.TIME_UP : "quorum_lost";
        String detail = "Only %d of %d experts on '%s' could be heard, %d are needed."
                .formatted(heard, closed.panel().size(), closed.subProblem().title(), closed.quorum());
        return reduced.tell(
                new SessionFailed(code, tooDear ? detail + Limits.wayOut(reduced.dossier()) : detail, mayYetSpeak));
    }

    private static boolean isAnythingSaid(Turn turn) {
        return turn.dossier().inquiries().stream()
                .anyMatch(inquiry -> !inquiry.contributions().isEmpty());
    }

    /** A round in which there is nothing to compare is judged at once. */
    Optional<Turn> withNothingToCompare(Turn turn, Inquiry inquiry) {
        return inquiry.hasQuorum() ? Optional.empty() : Optional.of(assessor.withoutQuorum(turn, inquiry));
    }

    private static boolean isPassing(Turn turn, Task task) {
        return setbackOf(turn, task).filter(Setback::passing).isPresent();
    }

    private static Optional<Setback> setbackOf(Turn turn, Task task) {
        return turn.desk().held(task).map(Setback.class::cast);
    }
}
