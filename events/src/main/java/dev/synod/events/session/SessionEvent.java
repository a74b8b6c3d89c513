package dev.synod.events.session;

import dev.synod.events.EmptyIfAbsent;
import dev.synod.events.Message;
import dev.synod.events.WireType;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * Everything that can become true of a session, in the order in which it does. Each is published once,
 * with the next sequence number of its session, and is enough to rebuild what the session knows.
 */
public sealed interface SessionEvent extends Message {

    /**
     * @param origin where a forked session comes from
     * @param replanning the blocked action that the session replans
     */
    @WireType(value = "dev.synod.session.created.v1", summary = "A user posted a problem")
    record SessionCreated(
            String ownerId,
            String problem,
            CouncilOptions options,
            @Nullable Origin origin,
            @Nullable Replanning replanning)
            implements SessionEvent {}

    @WireType(value = "dev.synod.session.started.v1", summary = "The council began its work")
    record SessionStarted(@Nullable Instant deadline) implements SessionEvent {}

    /** @param since its clock stands still from here, until it is resumed */
    @WireType(value = "dev.synod.session.waiting.v1", summary = "The session can't go on without somebody else")
    record SessionWaiting(WaitingFor waitingFor, String detail, Instant since) implements SessionEvent {}

    /** @param since its clock stands still from here, until it is resumed */
    @WireType(value = "dev.synod.session.paused.v1", summary = "The user paused the session")
    record SessionPaused(Instant since) implements SessionEvent {}

    /** @param deadline when it will have to conclude, moved by the time it stood still */
    @WireType(value = "dev.synod.session.resumed.v1", summary = "The session goes on")
    record SessionResumed(ResumedBy resumedBy, @Nullable Instant deadline) implements SessionEvent {}

    /**
     * @param clear false if the user is asked to say more first
     * @param fallback true if no triage could be had and the problem is taken as it is
     * @param detail why
     */
    @WireType(value = "dev.synod.triage.completed.v1", summary = "The problem was judged clear enough, or not")
    record TriageCompleted(boolean clear, boolean fallback, String detail) implements SessionEvent {}

    @WireType(value = "dev.synod.clarification.requested.v1", summary = "The user is asked to say more")
    record ClarificationRequested(List<String> questions) implements SessionEvent {}

    @WireType(value = "dev.synod.clarification.answered.v1", summary = "The user said more")
    record ClarificationAnswered(String answer) implements SessionEvent {}

    /** @param fallback true if no decomposition could be had and the problem stands as a whole */
    @WireType(value = "dev.synod.decomposition.completed.v1", summary = "The problem was split into sub-problems")
    record DecompositionCompleted(List<SubProblem> subProblems, boolean fallback) implements SessionEvent {}

    @WireType(value = "dev.synod.subproblem.started.v1", summary = "Work on one sub-problem began")
    record SubproblemStarted(String subProblemId) implements SessionEvent {}

    /** @param fallback true if no selection could be had and the default panel sits */
    @WireType(value = "dev.synod.panel.selected.v1", summary = "The experts for a sub-problem were chosen")
    record PanelSelected(String subProblemId, List<PanelMember> members, boolean fallback) implements SessionEvent {}

    @WireType(value = "dev.synod.round.started.v1", summary = "A round of parallel contributions began")
    record RoundStarted(
            String subProblemId,
            int round,
            Phase phase,
            @Nullable String summary) implements SessionEvent {}

    /** @param searches what the expert wants looked up on the web before the next round */
    @WireType(value = "dev.synod.contribution.added.v1", summary = "An expert spoke")
    record ContributionAdded(
            String subProblemId,
            int round,
            String memberId,
            String text,
            AnsweredBy answeredBy,
            @EmptyIfAbsent List<String> searches)
            implements SessionEvent {}

    @WireType(value = "dev.synod.contribution.failed.v1", summary = "An expert could not be heard in a round")
    record ContributionFailed(String subProblemId, int round, String memberId, String code, String detail)
            implements SessionEvent {}

    /** @param missing member ids that were not heard in this round */
    @WireType(value = "dev.synod.council.reduced.v1", summary = "A round went on with a quorum, some members missing")
    record CouncilReduced(String subProblemId, int round, List<String> missing, int heard, int quorum)
            implements SessionEvent {}

    /** @param round after which it was asked for; 0 if the decomposition asked */
    @WireType(value = "dev.synod.research.completed.v1", summary = "The web was searched for what the council asked")
    record ResearchCompleted(String subProblemId, int round, String query, String provider, List<Source> sources)
            implements SessionEvent {}

    @WireType(value = "dev.synod.research.skipped.v1", summary = "A search could not be made")
    record ResearchSkipped(String subProblemId, int round, String query, String code, String detail)
            implements SessionEvent {}

    /** @param detail why it wasn't done by embeddings; absent if it was */
    @WireType(value = "dev.synod.dedup.completed.v1", summary = "A round's contributions were compared")
    record DedupCompleted(
            String subProblemId,
            int round,
            Likeness method,
            @Nullable String detail,
            List<Duplicate> duplicates) implements SessionEvent {}

    @WireType(value = "dev.synod.dedup.skipped.v1", summary = "A round's contributions could not be compared")
    record DedupSkipped(String subProblemId, int round, String detail) implements SessionEvent {}

    /** @param concern what a moderator should mend; absent if nothing */
    @WireType(value = "dev.synod.convergence.assessed.v1", summary = "A round was scored, and whether to go on decided")
    record ConvergenceAssessed(
            String subProblemId,
            int round,
            Scores scores,
            Decision decision,
            @Nullable Concern concern) implements SessionEvent {}

    @WireType(value = "dev.synod.moderation.added.v1", summary = "A moderator steered the debate")
    record ModerationAdded(String subProblemId, int round, Concern concern, String text, AnsweredBy answeredBy)
            implements SessionEvent {}

    @WireType(value = "dev.synod.moderation.skipped.v1", summary = "No moderator could be had")
    record ModerationSkipped(String subProblemId, int round, Concern concern, String code, String detail)
            implements SessionEvent {}

    /** @param number counts a session's interjections from 1 */
    @WireType(value = "dev.synod.interjection.added.v1", summary = "The user raised a hand")
    record InterjectionAdded(int number, String text) implements SessionEvent {}

    /**
     * @param seed shuffled the entries, so that the order shown can be checked
     * @param votes ballots that counted
     * @param voidVotes ballots that were missing or unreadable
     */
    @WireType(value = "dev.synod.ranking.completed.v1", summary = "The experts ranked each other without names")
    record RankingCompleted(String subProblemId, long seed, List<Standing> standings, int votes, int voidVotes)
            implements SessionEvent {}

    /**
     * @param substitute true if the first choice of chairman could not be had
     * @param answeredBy absent if no chairman could be had and the text is the best-ranked contribution
     * @param detail why no chairman could be had; absent if one was
     */
    @WireType(value = "dev.synod.synthesis.completed.v1", summary = "A chairman joined what was said")
    record SynthesisCompleted(
            String subProblemId,
            String chairmanId,
            boolean substitute,
            String text,
            @Nullable AnsweredBy answeredBy,
            @Nullable String detail)
            implements SessionEvent {}

    @WireType(value = "dev.synod.subproblem.completed.v1", summary = "Work on one sub-problem ended")
    record SubproblemCompleted(String subProblemId, Outcome outcome) implements SessionEvent {}

    @WireType(value = "dev.synod.verdict.reached.v1", summary = "The council gave its verdict")
    record VerdictReached(Verdict verdict) implements SessionEvent {}

    /** @param fallback true if no actions could be read from the verdict */
    @WireType(value = "dev.synod.actions.extracted.v1", summary = "The verdict's actions were drawn up")
    record ActionsExtracted(List<Action> actions, boolean fallback) implements SessionEvent {}

    @WireType(value = "dev.synod.cost.updated.v1", summary = "A call was paid for")
    record CostUpdated(String requestId, String provider, String model, Cost call, Cost total)
            implements SessionEvent {}

    /**
     * The means of all councils have changed, so of this one too.
     *
     * @param level 0 (all is well) to 4 (no model can be asked)
     * @param name {@code normal}, {@code search}, {@code memory}, {@code state}, {@code critical}
     * @param previousLevel what the session knew before
     */
    @WireType(value = "dev.synod.degradation.changed.v1", summary = "The council can do less, or more again")
    record DegradationChanged(int level, String name, int previousLevel) implements SessionEvent {}

    @WireType(value = "dev.synod.session.completed.v1", summary = "The session ended with a verdict")
    record SessionCompleted(Outcome outcome) implements SessionEvent {}

    @WireType(value = "dev.synod.session.cancelled.v1", summary = "The user ended the session")
    record SessionCancelled(String reason) implements SessionEvent {}

    /** @param recoverable true if trying again later can help */
    @WireType(value = "dev.synod.session.failed.v1", summary = "The session ended without a verdict")
    record SessionFailed(String code, String detail, boolean recoverable) implements SessionEvent {}
}
