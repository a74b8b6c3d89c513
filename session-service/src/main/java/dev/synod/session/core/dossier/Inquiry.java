package dev.synod.session.core.dossier;

import dev.synod.events.session.Decision;
import dev.synod.events.session.Duplicate;
import dev.synod.events.session.Outcome;
import dev.synod.events.session.PanelMember;
import dev.synod.events.session.Standing;
import dev.synod.events.session.SubProblem;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/**
 * The proceedings on one sub-problem.
 *
 * @param round the round under way or last held; 0 before the first
 * @param summary of the rounds before the previous one; absent before there are any
 * @param duplicates of the round last compared
 * @param assessments one per round that has been judged
 * @param guidance the moderator's latest
 * @param ranked true once the votes are counted, even if there were none
 * @param outcome absent until it is completed
 */
public record Inquiry(
        SubProblem subProblem,
        boolean started,
        List<PanelMember> panel,
        int round,
        @Nullable String summary,
        List<Contribution> contributions,
        List<Absence> absences,
        List<Query> queries,
        List<Finding> findings,
        List<Duplicate> duplicates,
        List<Assessment> assessments,
        @Nullable Guidance guidance,
        boolean ranked,
        List<Standing> standings,
        @Nullable Synthesis synthesis,
        @Nullable Outcome outcome) {

    /** Web searches after one round; what is asked for beyond them is left out. */
    public static final int QUERIES_PER_ROUND = 3;

    /** Nothing done yet. */
    public static Inquiry into(SubProblem subProblem) {
        return new Inquiry(
                subProblem,
                false,
                List.of(),
                0,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                false,
                List.of(),
                null,
                null);
    }

    Inquiry retried() {
        InquiryDraft draft = new InquiryDraft(this);
        draft.retry();
        return draft.done();
    }

    /** The sub-problem's id. */
    public String id() {
        return subProblem.id();
    }

    /** True if the work on it has ended. */
    public boolean isDone() {
        return outcome != null;
    }

    /** The panel member of this id; it must exist. */
    public PanelMember member(String memberId) {
        return panel.stream()
                .filter(member -> member.memberId().equals(memberId))
                .findFirst()
                .orElseThrow();
    }

    /** The members of whom nothing is known yet in the round under way: one once missing is not asked again. */
    public List<PanelMember> awaited() {
        return panel.stream()
                .filter(member -> absences.stream()
                                .noneMatch(absence -> absence.memberId().equals(member.memberId()))
                        && heardIn(round).stream()
                                .noneMatch(said -> said.memberId().equals(member.memberId())))
                .toList();
    }

    /** What was said in a round. */
    public List<Contribution> heardIn(int wanted) {
        return contributions.stream().filter(said -> said.round() == wanted).toList();
    }

    /** Who was not heard in a round, though asked. */
    public List<String> missingIn(int wanted) {
        return absences.stream()
                .filter(absence -> absence.round() == wanted)
                .map(Absence::memberId)
                .toList();
    }

    /** True if enough were heard in the round under way. */
    public boolean hasQuorum() {
        return heardIn(round).size() >= quorum();
    }

    /** How many members must be heard: a majority, and at least two. */
    public int quorum() {
        return Math.max(2, panel.size() / 2 + 1);
    }

    /** The last words of a member; empty if it never spoke. */
    public Optional<Contribution> lastWordsOf(String memberId) {
        return contributions.stream()
                .filter(said -> said.memberId().equals(memberId))
                .reduce((earlier, later) -> later);
    }

    /** The members who spoke at least once, in panel order. */
    public List<String> speakers() {
        return panel.stream()
                .map(PanelMember::memberId)
                .filter(memberId -> lastWordsOf(memberId).isPresent())
                .toList();
    }

    /** The judgement of the round under way, once there is one. */
    public Optional<Assessment> assessment() {
        return assessments.stream()
                .filter(assessment -> assessment.round() == round)
                .findFirst();
    }

    /** True if no further round is held. */
    public boolean isStopped() {
        return assessment()
                .filter(assessment -> assessment.decision() != Decision.CONTINUE)
                .isPresent();
    }

    /** True if the round under way has a concern that no moderator has spoken to yet. */
    public boolean wantsModeration() {
        return assessment().filter(judged -> judged.concern() != null).isPresent()
                && (guidance == null || guidance.round() < round);
    }

    /** What was asked for and has not been looked up. */
    public List<Query> openQueries() {
        return queries.stream()
                .filter(query ->
                        findings.stream().noneMatch(finding -> finding.query().equals(query.text())))
                .toList();
    }
}
