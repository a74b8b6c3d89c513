package dev.synod.session.shell;

import dev.synod.events.session.SessionEvent;
import dev.synod.events.session.SessionEvent.*;

import java.util.List;
import java.util.Optional;

/**
 * The named checkpoints of a session: its facts up to the end of a phase. They are places in its history, so
 * they cost nothing to keep and are there as long as it is.
 */
public final class Checkpoints {
    private Checkpoints() {}

    /** The checkpoint that a fact makes; empty if it ends no phase. */
    public static Optional<String> nameOf(SessionEvent fact) {
        return switch (fact) {
            case TriageCompleted e when e.clear() -> Optional.of("triage");
            case ClarificationAnswered e -> Optional.of("triage");
            case DecompositionCompleted e -> Optional.of("decomposition");
            case PanelSelected e -> Optional.of(e.subProblemId() + ".panel");
            case ConvergenceAssessed e -> Optional.of(e.subProblemId() + ".round-" + e.round());
            case RankingCompleted e -> Optional.of(e.subProblemId() + ".ranking");
            case SynthesisCompleted e -> Optional.of(e.subProblemId() + ".synthesis");
            case VerdictReached e -> Optional.of("verdict");
            default -> Optional.empty();
        };
    }

    /** The facts up to a checkpoint, itself included; empty if there is none of that name. */
    static Optional<List<SessionEvent>> upTo(List<NumberedFact> facts, String checkpoint) {
        return facts.stream()
                .filter(numbered ->
                        nameOf(numbered.fact()).filter(checkpoint::equals).isPresent())
                .findFirst()
                .map(last -> facts.stream()
                        .filter(numbered -> numbered.sequence() <= last.sequence())
                        .map(NumberedFact::fact)
                        .toList());
    }

    /** True if it tells of the matter, not of the session's own life and cost. */
    static boolean isOfTheMatter(SessionEvent fact) {
        return switch (fact) {
            case SessionCreated e -> false;
            case SessionStarted e -> false;
            case SessionWaiting e -> false;
            case SessionPaused e -> false;
            case SessionResumed e -> false;
            case SessionCompleted e -> false;
            case SessionCancelled e -> false;
            case SessionFailed e -> false;
            case CostUpdated e -> false;
            case DegradationChanged e -> false;
            default -> true;
        };
    }
}
