package dev.synod.session.core;

import dev.synod.events.session.Phase;
import dev.synod.events.session.SessionEvent.RoundStarted;
import dev.synod.events.session.SessionEvent.SubproblemCompleted;
import dev.synod.events.session.SessionEvent.SubproblemStarted;
import dev.synod.session.core.desk.Desk;
import dev.synod.session.core.desk.Holding;
import dev.synod.session.core.desk.Task;
import dev.synod.session.core.dossier.Dossier;
import dev.synod.session.core.dossier.Inquiry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The agenda of one sub-problem. */
final class Debate {
    /** From this round on there are rounds that the next one does not quote, and that a summary stands for. */
    private static final int FIRST_TO_DIGEST = 2;

    private final Seating seating;
    private final Floor floor;
    private final Polls polls;
    private final Chair chair;

    Debate(Seating seating, Floor floor, Polls polls, Chair chair) {
        this.seating = seating;
        this.floor = floor;
        this.polls = polls;
        this.chair = chair;
    }

    /** What has to be found out now. */
    List<Task> wanted(Dossier dossier, Inquiry inquiry, Desk desk) {
        String id = inquiry.id();
        int round = inquiry.round();
        return switch (InquiryStage.of(dossier, inquiry)) {
            case WAITING, DONE -> List.of();
            case PANEL -> List.of(Task.panel(id));
            case ROUND -> plus(notHeld(floor.contributions(inquiry), desk), searches(inquiry));
            case COMPARISON -> plus(List.of(Task.embedding(id, round)), searches(inquiry));
            case PREPARATION -> plus(notHeld(preparations(inquiry), desk), searches(inquiry));
            case RANKING -> notHeld(polls.ballots(inquiry), desk);
            case SYNTHESIS -> inquiry.synthesis() == null ? List.of(Task.synthesis(id, round)) : List.of();
        };
    }

    private static List<Task> preparations(Inquiry inquiry) {
        List<Task> tasks = new ArrayList<>();
        if (inquiry.wantsModeration()) {
            tasks.add(Task.moderation(inquiry.id(), inquiry.round()));
        }
        if (inquiry.round() >= FIRST_TO_DIGEST) {
            tasks.add(Task.digest(inquiry.id(), inquiry.round()));
        }
        return tasks;
    }

    private static List<Task> searches(Inquiry inquiry) {
        return inquiry.openQueries().stream()
                .map(query -> Task.search(inquiry.id(), query))
                .toList();
    }

    /** The next thing that follows by itself; empty if something has to be found out first. */
    Optional<Turn> following(Turn turn, Inquiry inquiry) {
        return switch (InquiryStage.of(turn.dossier(), inquiry)) {
            case WAITING ->
                turn.dossier().isReady(inquiry)
                        ? Optional.of(turn.tell(new SubproblemStarted(inquiry.id())))
                        : Optional.empty();
            case PANEL -> seating.byRequest(turn, inquiry);
            case ROUND -> floor.close(turn, inquiry);
            case COMPARISON -> floor.withNothingToCompare(turn, inquiry);
            case PREPARATION ->
                wanted(turn.dossier(), inquiry, turn.desk()).isEmpty()
                        ? Optional.of(nextRound(turn, inquiry))
                        : Optional.empty();
            case RANKING -> polls.close(turn, inquiry);
            case SYNTHESIS ->
                inquiry.synthesis() == null
                        ? chair.ofNothing(turn, inquiry)
                        : Optional.of(turn.tell(new SubproblemCompleted(inquiry.id(), Grading.of(inquiry))));
            case DONE -> Optional.empty();
        };
    }

    private static Turn nextRound(Turn turn, Inquiry inquiry) {
        Task digest = Task.digest(inquiry.id(), inquiry.round());
        String summary = turn.desk()
                .held(digest)
                .map(held -> ((Holding.Digest) held).text())
                .orElse(null);
        int round = inquiry.round() + 1;
        Phase phase = phaseOf(round, turn.dossier().options().rounds());
        return turn.with(turn.desk().released(List.of(digest)))
                .tell(new RoundStarted(inquiry.id(), round, phase, summary));
    }

    private static Phase phaseOf(int round, int rounds) {
        if (round == 1) {
            return Phase.EXPLORATION;
        }
        return round >= rounds ? Phase.CONVERGENCE : Phase.CHALLENGE;
    }

    private static List<Task> notHeld(List<Task> tasks, Desk desk) {
        return tasks.stream().filter(task -> desk.held(task).isEmpty()).toList();
    }

    private static List<Task> plus(List<Task> tasks, List<Task> more) {
        List<Task> all = new ArrayList<>(tasks);
        all.addAll(more);
        return List.copyOf(all);
    }
}
