package dev.synod.session.core.dossier;

import dev.synod.events.session.Cost;
import dev.synod.events.session.CouncilOptions;
import dev.synod.events.session.Degradation;
import dev.synod.events.session.Replanning;
import dev.synod.events.session.ResumedBy;
import dev.synod.events.session.SessionEvent;
import dev.synod.events.session.SessionEvent.*;
import dev.synod.events.session.Verdict;
import dev.synod.events.session.WaitingFor;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Stream;

/**
 * What has become true in a session: nothing but the fold of its published events.
 *
 * @param replanning the blocked action that it replans; null for a problem of its own
 * @param life 1, and one more with each retry after a failure
 * @param inquiries one per sub-problem, in order; empty before the decomposition
 * @param degradations steps that were not done as they should have been
 * @param planned true once the actions are drawn up
 * @param level how far the council's means are degraded, 0 to 4
 */
public record Dossier(
        String sessionId,
        String ownerId,
        String problem,
        CouncilOptions options,
        @Nullable Replanning replanning,
        int life,
        SessionClock clock,
        Intake intake,
        List<String> interjections,
        List<Inquiry> inquiries,
        List<Degradation> degradations,
        @Nullable Verdict verdict,
        boolean planned,
        Cost cost,
        int level,
        @Nullable Ending ending) {

    /** The dossier of a session that was just created. */
    public static Dossier opened(String sessionId, SessionCreated created) {
        return new DossierDraft(sessionId, created).done();
    }

    /** The fold of a session's events, of which the first must be its creation. */
    public static Dossier of(String sessionId, List<SessionEvent> facts) {
        if (facts.isEmpty() || !(facts.getFirst() instanceof SessionCreated created)) {
            throw new IllegalArgumentException("the first event of session " + sessionId + " is not its creation");
        }
        Dossier dossier = opened(sessionId, created);
        for (SessionEvent fact : facts.subList(1, facts.size())) {
            dossier = dossier.with(fact);
        }
        return dossier;
    }

    /** The dossier after one more fact. */
    public Dossier with(SessionEvent fact) {
        DossierDraft draft = new DossierDraft(this);
        Degradations.in(fact)
                .filter(fresh -> degradations.stream().noneMatch(known -> Degradations.isSame(known, fresh)))
                .ifPresent(draft::degraded);
        switch (fact) {
            case SessionCreated e -> {}
            case SessionStarted e -> draft.clock = clock.startedUntil(e.deadline());
            case SessionWaiting e -> draft.clock = clock.waiting(e.waitingFor(), e.since());
            case SessionPaused e -> draft.clock = clock.paused(e.since());
            case SessionResumed e -> resumed(e, draft);
            case TriageCompleted e -> draft.intake = new Intake(e.clear(), List.of(), null);
            case ClarificationRequested e -> draft.intake = new Intake(false, e.questions(), null);
            case ClarificationAnswered e -> draft.intake = new Intake(true, intake.questions(), e.answer());
            case InterjectionAdded e ->
                draft.interjections = Stream.concat(interjections.stream(), Stream.of(e.text()))
                        .toList();
            case DecompositionCompleted e ->
                draft.inquiries = e.subProblems().stream().map(Inquiry::into).toList();
            case VerdictReached e -> draft.verdict = e.verdict();
            case ActionsExtracted e -> draft.planned = true;
            case CostUpdated e -> draft.cost = e.total();
            case DegradationChanged e -> draft.level = e.level();
            case SessionCompleted e -> draft.ending = new Ending(Ending.Kind.COMPLETED, e.outcome(), null, false);
            case SessionCancelled e -> draft.ending = new Ending(Ending.Kind.CANCELLED, null, null, false);
            case SessionFailed e -> draft.ending = new Ending(Ending.Kind.FAILED, null, e.code(), e.recoverable());
            case SubproblemStarted e -> draft.inquiry(e.subProblemId(), InquiryDraft::begin);
            case PanelSelected e -> draft.inquiry(e.subProblemId(), i -> i.panel = e.members());
            case RoundStarted e -> draft.inquiry(e.subProblemId(), i -> i.begin(e));
            case ContributionAdded e -> draft.inquiry(e.subProblemId(), i -> i.hear(e));
            case ContributionFailed e -> draft.inquiry(e.subProblemId(), i -> i.miss(e));
            case CouncilReduced e -> {}
            case ResearchCompleted e ->
                draft.inquiry(e.subProblemId(), i -> i.find(new Finding(e.query(), e.sources())));
            case ResearchSkipped e -> draft.inquiry(e.subProblemId(), i -> i.find(new Finding(e.query(), List.of())));
            case DedupCompleted e -> draft.inquiry(e.subProblemId(), i -> i.duplicates = e.duplicates());
            case DedupSkipped e -> draft.inquiry(e.subProblemId(), i -> i.duplicates = List.of());
            case ConvergenceAssessed e -> draft.inquiry(e.subProblemId(), i -> i.assess(e));
            case ModerationAdded e ->
                draft.inquiry(e.subProblemId(), i -> i.guidance = new Guidance(e.round(), e.text()));
            case ModerationSkipped e ->
                draft.inquiry(e.subProblemId(), i -> i.guidance = new Guidance(e.round(), null));
            case RankingCompleted e -> draft.inquiry(e.subProblemId(), i -> i.rank(e.standings()));
            case SynthesisCompleted e -> draft.inquiry(e.subProblemId(), i -> i.synthesise(e));
            case SubproblemCompleted e -> draft.inquiry(e.subProblemId(), i -> i.outcome = e.outcome());
        }
        return draft.done();
    }

    private void resumed(SessionResumed fact, DossierDraft draft) {
        draft.clock = clock.resumed(fact.resumedBy(), fact.deadline());
        if (fact.resumedBy() == ResumedBy.RETRY) {
            draft.life++;
            draft.ending = null;
            draft.inquiries = inquiries.stream().map(Inquiry::retried).toList();
        }
    }

    /** True while nothing new may be asked: paused, or waiting for the user. */
    public boolean standsStill() {
        return clock.paused() || clock.waitingFor() == WaitingFor.USER;
    }

    /** The proceedings on a sub-problem; it must exist. */
    public Inquiry inquiry(String subProblemId) {
        return inquiries.stream()
                .filter(inquiry -> inquiry.id().equals(subProblemId))
                .findFirst()
                .orElseThrow();
    }

    /** The proceedings that this one builds on. */
    public List<Inquiry> basisOf(Inquiry inquiry) {
        return inquiry.subProblem().dependsOn().stream().map(this::inquiry).toList();
    }

    /** True if all that a sub-problem builds on is there. */
    public boolean isReady(Inquiry inquiry) {
        return basisOf(inquiry).stream().allMatch(Inquiry::isDone);
    }

    /** True if the work on every sub-problem has ended. */
    public boolean isDebated() {
        return !inquiries.isEmpty() && inquiries.stream().allMatch(Inquiry::isDone);
    }
}
