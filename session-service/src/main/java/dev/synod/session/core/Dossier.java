package dev.synod.session.core;

import dev.synod.events.session.Cost;
import dev.synod.events.session.CouncilOptions;
import dev.synod.events.session.Outcome;
import dev.synod.events.session.SessionEvent;
import dev.synod.events.session.SessionEvent.*;
import dev.synod.events.session.Verdict;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What has become true in a session: nothing but the fold of its published events.
 *
 * @param inquiries one per sub-problem, in order; empty before the decomposition
 * @param planned true once the actions are drawn up
 */
public record Dossier(
        String sessionId,
        String ownerId,
        Passage problem,
        CouncilOptions options,
        List<Inquiry> inquiries,
        @Nullable Verdict verdict,
        boolean planned,
        Cost cost,
        @Nullable Ending ending) {

    /** The dossier of a session that was just created. */
    public static Dossier opened(String sessionId, SessionCreated created) {
        return new Dossier(
                sessionId,
                created.ownerId(),
                new Passage("problem", created.problem()),
                created.options(),
                List.of(),
                null,
                false,
                Cost.ZERO,
                null);
    }

    /** The dossier after one more fact. */
    public Dossier with(SessionEvent fact) {
        return switch (fact) {
            case SessionCreated e -> this;
            case SessionStarted e -> this;
            case DecompositionCompleted e ->
                inquiries(e.subProblems().stream().map(Inquiry::into).toList());
            case SubproblemStarted e -> inquiry(e.subProblemId(), Inquiry::begun);
            case PanelSelected e -> inquiry(e.subProblemId(), i -> i.withPanel(e.members()));
            case RoundStarted e -> inquiry(e.subProblemId(), i -> i.withRound(e.round()));
            case ContributionAdded e -> inquiry(e.subProblemId(), i -> i.heard(e));
            case ContributionFailed e -> inquiry(e.subProblemId(), i -> i.missed(e));
            case CouncilReduced e -> this;
            case RankingCompleted e -> inquiry(e.subProblemId(), i -> i.ranked(e.standings()));
            case SynthesisCompleted e -> inquiry(e.subProblemId(), i -> i.synthesised(e));
            case SubproblemCompleted e -> inquiry(e.subProblemId(), i -> i.completed(e.outcome()));
            case VerdictReached e ->
                new Dossier(sessionId, ownerId, problem, options, inquiries, e.verdict(), planned, cost, ending);
            case ActionsExtracted e ->
                new Dossier(sessionId, ownerId, problem, options, inquiries, verdict, true, cost, ending);
            case CostUpdated e ->
                new Dossier(sessionId, ownerId, problem, options, inquiries, verdict, planned, e.total(), ending);
            case SessionCompleted e -> ended(new Ending(Ending.Kind.COMPLETED, e.outcome(), true));
            case SessionCancelled e -> ended(new Ending(Ending.Kind.CANCELLED, null, false));
            case SessionFailed e -> ended(new Ending(Ending.Kind.FAILED, null, e.recoverable()));
        };
    }

    /** The sub-problem under discussion: the first that is not completed. */
    public Optional<Inquiry> current() {
        return inquiries.stream().filter(inquiry -> inquiry.outcome() == null).findFirst();
    }

    /** The proceedings on a sub-problem; it must exist. */
    public Inquiry inquiry(String subProblemId) {
        return inquiries.stream()
                .filter(inquiry -> inquiry.id().equals(subProblemId))
                .findFirst()
                .orElseThrow();
    }

    private Dossier inquiry(String subProblemId, UnaryOperator<Inquiry> change) {
        return inquiries(inquiries.stream()
                .map(inquiry -> inquiry.id().equals(subProblemId) ? change.apply(inquiry) : inquiry)
                .toList());
    }

    private Dossier inquiries(List<Inquiry> changed) {
        return new Dossier(sessionId, ownerId, problem, options, changed, verdict, planned, cost, ending);
    }

    private Dossier ended(Ending how) {
        return new Dossier(sessionId, ownerId, problem, options, inquiries, verdict, planned, cost, how);
    }

    /** How a session ended. */
    public record Ending(Kind kind, @Nullable Outcome outcome, boolean recoverable) {
        /** The three ways. */
        public enum Kind {
            COMPLETED,
            CANCELLED,
            FAILED
        }
    }
}
