package dev.synod.session.core;

import dev.synod.events.session.Outcome;
import dev.synod.events.session.PanelMember;
import dev.synod.events.session.SessionEvent.ContributionAdded;
import dev.synod.events.session.SessionEvent.ContributionFailed;
import dev.synod.events.session.SessionEvent.SynthesisCompleted;
import dev.synod.events.session.Standing;
import dev.synod.events.session.SubProblem;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The proceedings on one sub-problem.
 *
 * @param round the round under way or last held; 0 before the first
 * @param standings empty before the ranking
 * @param outcome absent until it is completed
 */
public record Inquiry(
        SubProblem subProblem,
        boolean started,
        List<PanelMember> panel,
        int round,
        List<Contribution> contributions,
        List<Absence> absences,
        List<Standing> standings,
        @Nullable Synthesis synthesis,
        @Nullable Outcome outcome) {

    static Inquiry into(SubProblem subProblem) {
        return new Inquiry(subProblem, false, List.of(), 0, List.of(), List.of(), List.of(), null, null);
    }

    /** The sub-problem's id. */
    public String id() {
        return subProblem.id();
    }

    /** The panel member of this id; it must exist. */
    public PanelMember member(String memberId) {
        return panel.stream()
                .filter(member -> member.memberId().equals(memberId))
                .findFirst()
                .orElseThrow();
    }

    /** The members who take part in the round under way: a member once missing is not asked again. */
    public List<PanelMember> active() {
        return panel.stream()
                .filter(member -> absences.stream()
                        .noneMatch(absence ->
                                absence.round() < round && absence.memberId().equals(member.memberId())))
                .toList();
    }

    /** The members of whom nothing is known yet in the round under way. */
    public List<PanelMember> awaited() {
        return active().stream()
                .filter(member -> heardIn(round).stream()
                                .noneMatch(said -> said.memberId().equals(member.memberId()))
                        && missingIn(round).stream()
                                .noneMatch(absence -> absence.memberId().equals(member.memberId())))
                .toList();
    }

    /** What was said in a round. */
    public List<Contribution> heardIn(int wanted) {
        return contributions.stream().filter(said -> said.round() == wanted).toList();
    }

    /** Who was not heard in a round, though asked. */
    public List<Absence> missingIn(int wanted) {
        return absences.stream().filter(absence -> absence.round() == wanted).toList();
    }

    /** True if enough were heard in the round under way to go on. */
    public boolean hasQuorum() {
        return heardIn(round).size() >= quorum();
    }

    /** How many members must be heard. */
    public int quorum() {
        return Rules.quorumOf(panel.size());
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

    Inquiry begun() {
        return new Inquiry(subProblem, true, panel, round, contributions, absences, standings, synthesis, outcome);
    }

    Inquiry withPanel(List<PanelMember> members) {
        return new Inquiry(subProblem, started, members, round, contributions, absences, standings, synthesis, outcome);
    }

    Inquiry withRound(int next) {
        return new Inquiry(subProblem, started, panel, next, contributions, absences, standings, synthesis, outcome);
    }

    Inquiry heard(ContributionAdded said) {
        String ref = id() + "/r" + said.round() + "/" + said.memberId();
        Contribution contribution =
                new Contribution(said.round(), said.memberId(), new Passage(ref, said.text()), said.answeredBy());
        List<Contribution> all =
                Stream.concat(contributions.stream(), Stream.of(contribution)).toList();
        return new Inquiry(subProblem, started, panel, round, all, absences, standings, synthesis, outcome);
    }

    Inquiry missed(ContributionFailed failed) {
        List<Absence> all = Stream.concat(absences.stream(), Stream.of(new Absence(failed.round(), failed.memberId())))
                .toList();
        return new Inquiry(subProblem, started, panel, round, contributions, all, standings, synthesis, outcome);
    }

    Inquiry ranked(List<Standing> places) {
        return new Inquiry(subProblem, started, panel, round, contributions, absences, places, synthesis, outcome);
    }

    Inquiry synthesised(SynthesisCompleted done) {
        Synthesis text = new Synthesis(
                new Passage(id() + "/synthesis", done.text()), done.substitute(), done.answeredBy() == null);
        return new Inquiry(subProblem, started, panel, round, contributions, absences, standings, text, outcome);
    }

    Inquiry completed(Outcome how) {
        return new Inquiry(subProblem, started, panel, round, contributions, absences, standings, synthesis, how);
    }
}
