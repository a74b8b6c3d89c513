package dev.synod.session.core;

import dev.synod.events.session.SessionEvent.SessionCompleted;
import dev.synod.session.core.desk.Desk;
import dev.synod.session.core.desk.Task;
import dev.synod.session.core.dossier.Dossier;
import dev.synod.session.core.dossier.Inquiry;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What comes next, told from what is known and in hand alone. So the same rule leads from step to step and
 * takes a session up again from its published events.
 */
final class Agenda {
    private final Debate debate;

    Agenda(Debate debate) {
        this.debate = debate;
    }

    /** What has to be found out now. */
    List<Task> wanted(Dossier dossier, Desk desk) {
        return switch (Stage.of(dossier)) {
            case QUEUED, CLARIFICATION, ENDED -> List.of();
            case TRIAGE -> List.of(Task.triage());
            case DECOMPOSITION -> List.of(Task.decomposition());
            case DEBATE ->
                dossier.inquiries().stream()
                        .flatMap(inquiry -> debate.wanted(dossier, inquiry, desk).stream())
                        .toList();
            case VERDICT -> List.of(Task.verdict());
            case ACTIONS -> dossier.planned() ? List.of() : List.of(Task.actions());
        };
    }

    /** Tells all that follows by itself. */
    Turn advance(Turn turn) {
        Turn told = turn;
        for (Optional<Turn> next = following(told); next.isPresent(); next = following(told)) {
            told = next.get();
        }
        return told;
    }

    private Optional<Turn> following(Turn turn) {
        Dossier dossier = turn.dossier();
        return switch (Stage.of(dossier)) {
            case QUEUED, TRIAGE, CLARIFICATION, DECOMPOSITION, VERDICT, ENDED -> Optional.empty();
            case DEBATE -> {
                for (Inquiry inquiry : dossier.inquiries()) {
                    Optional<Turn> next = debate.following(turn, inquiry);
                    if (next.isPresent()) {
                        yield next;
                    }
                }
                yield Optional.empty();
            }
            case ACTIONS ->
                dossier.planned()
                        ? Optional.of(turn.tell(new SessionCompleted(
                                Objects.requireNonNull(dossier.verdict()).outcome())))
                        : Optional.empty();
        };
    }
}
