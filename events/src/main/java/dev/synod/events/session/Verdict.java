package dev.synod.events.session;

import dev.synod.events.EmptyIfAbsent;

import java.util.List;

/**
 * What the council says, and how much stands behind it.
 *
 * @param confidence the chairman's own estimate, 0 to 1
 * @param dissent views that stood against it to the end
 * @param missing who was not heard, in at least one round
 * @param substituted who was answered for by another model than the one meant
 * @param cost all calls up to this verdict
 * @param quorums how many experts stand behind it, per sub-problem
 * @param degradations steps that were not done as they should have been
 */
public record Verdict(
        Outcome outcome,
        String recommendation,
        String rationale,
        double confidence,
        List<String> dissent,
        List<Seat> missing,
        List<Seat> substituted,
        Cost cost,
        @EmptyIfAbsent List<Quorum> quorums,
        @EmptyIfAbsent List<Degradation> degradations) {

    /** A member of one sub-problem's panel; the chairman's seat is named {@code chairman}. */
    public record Seat(String subProblemId, String memberId, String name) {}
}
