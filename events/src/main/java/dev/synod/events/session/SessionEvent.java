package dev.synod.events.session;

import dev.synod.events.Message;
import dev.synod.events.WireType;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Everything that can become true of a session, in the order in which it does. Each is published once,
 * with the next sequence number of its session, and is enough to rebuild what the session knows.
 */
public sealed interface SessionEvent extends Message {

    @WireType(value = "dev.synod.session.created.v1", summary = "A user posted a problem")
    record SessionCreated(String ownerId, String problem, CouncilOptions options) implements SessionEvent {}

    @WireType(value = "dev.synod.session.started.v1", summary = "The council began its work")
    record SessionStarted() implements SessionEvent {}

    /** @param fallback true if no decomposition could be had and the problem stands as a whole */
    @WireType(value = "dev.synod.decomposition.completed.v1", summary = "The problem was split into sub-problems")
    record DecompositionCompleted(List<SubProblem> subProblems, boolean fallback) implements SessionEvent {}

    @WireType(value = "dev.synod.subproblem.started.v1", summary = "Work on one sub-problem began")
    record SubproblemStarted(String subProblemId) implements SessionEvent {}

    /** @param fallback true if no selection could be had and the default panel sits */
    @WireType(value = "dev.synod.panel.selected.v1", summary = "The experts for a sub-problem were chosen")
    record PanelSelected(String subProblemId, List<PanelMember> members, boolean fallback) implements SessionEvent {}

    @WireType(value = "dev.synod.round.started.v1", summary = "A round of parallel contributions began")
    record RoundStarted(String subProblemId, int round, Phase phase) implements SessionEvent {}

    @WireType(value = "dev.synod.contribution.added.v1", summary = "An expert spoke")
    record ContributionAdded(String subProblemId, int round, String memberId, String text, AnsweredBy answeredBy)
            implements SessionEvent {}

    @WireType(value = "dev.synod.contribution.failed.v1", summary = "An expert could not be heard in a round")
    record ContributionFailed(String subProblemId, int round, String memberId, String code, String detail)
            implements SessionEvent {}

    /** @param missing member ids that were not heard in this round */
    @WireType(value = "dev.synod.council.reduced.v1", summary = "A round went on with a quorum, some members missing")
    record CouncilReduced(String subProblemId, int round, List<String> missing, int heard, int quorum)
            implements SessionEvent {}

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
     */
    @WireType(value = "dev.synod.synthesis.completed.v1", summary = "A chairman joined what was said")
    record SynthesisCompleted(
            String subProblemId,
            String chairmanId,
            boolean substitute,
            String text,
            @Nullable AnsweredBy answeredBy) implements SessionEvent {}

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

    @WireType(value = "dev.synod.session.completed.v1", summary = "The session ended with a verdict")
    record SessionCompleted(Outcome outcome) implements SessionEvent {}

    @WireType(value = "dev.synod.session.cancelled.v1", summary = "The user ended the session")
    record SessionCancelled(String reason) implements SessionEvent {}

    /** @param recoverable true if trying again later can help */
    @WireType(value = "dev.synod.session.failed.v1", summary = "The session ended without a verdict")
    record SessionFailed(String code, String detail, boolean recoverable) implements SessionEvent {}
}
