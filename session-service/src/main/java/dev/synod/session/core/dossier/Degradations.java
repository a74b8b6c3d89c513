package dev.synod.session.core.dossier;

import dev.synod.events.session.Degradation;
import dev.synod.events.session.SessionEvent;
import dev.synod.events.session.SessionEvent.*;
import org.jspecify.annotations.Nullable;

import java.util.Objects;
import java.util.Optional;

/** Which facts tell of a step that was not done as it should have been. Missing members are told apart. */
final class Degradations {
    private Degradations() {}

    static Optional<Degradation> in(SessionEvent fact) {
        return Optional.ofNullable(
                switch (fact) {
                    case TriageCompleted e when e.fallback() -> new Degradation("triage", null, e.detail());
                    case DecompositionCompleted e
                    when e.fallback() -> new Degradation("decomposition", null, "The problem stands as a whole.");
                    case PanelSelected e
                    when e.fallback() -> new Degradation("panel", e.subProblemId(), "The default panel sits.");
                    case ResearchSkipped e -> new Degradation("research", e.subProblemId(), e.detail());
                    case DedupCompleted e
                    when e.detail() != null ->
                        new Degradation("dedup", e.subProblemId(), "Compared by words: " + e.detail());
                    case DedupSkipped e -> new Degradation("dedup", e.subProblemId(), e.detail());
                    case ModerationSkipped e -> new Degradation("moderation", e.subProblemId(), e.detail());
                    case ConvergenceAssessed e -> ofStop(e);
                    case RankingCompleted e
                    when e.voidVotes() > 0 ->
                        new Degradation(
                                "ranking",
                                e.subProblemId(),
                                "%d of %d votes are void.".formatted(e.voidVotes(), e.votes() + e.voidVotes()));
                    case SynthesisCompleted e
                    when e.answeredBy() == null ->
                        new Degradation(
                                "synthesis",
                                e.subProblemId(),
                                e.detail() == null ? "No chairman could be had." : e.detail());
                    default -> null;
                });
    }

    private static @Nullable Degradation ofStop(ConvergenceAssessed fact) {
        return switch (fact.decision()) {
            case BUDGET ->
                new Degradation("rounds", fact.subProblemId(), "Stopped: the budget allows no further round.");
            case TIME -> new Degradation("rounds", fact.subProblemId(), "Stopped: the time is up.");
            case QUORUM_LOST -> new Degradation("rounds", fact.subProblemId(), "Stopped: too few could be heard.");
            case CONTINUE, CONVERGED, DEADLOCK, STALLED, ROUND_CAP -> null;
        };
    }

    static boolean isSame(Degradation one, Degradation other) {
        return one.step().equals(other.step()) && Objects.equals(one.subProblemId(), other.subProblemId());
    }
}
