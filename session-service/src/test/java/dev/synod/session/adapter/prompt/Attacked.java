package dev.synod.session.adapter.prompt;

import dev.synod.events.session.AnsweredBy;
import dev.synod.events.session.Concern;
import dev.synod.events.session.Cost;
import dev.synod.events.session.CouncilOptions;
import dev.synod.events.session.Decision;
import dev.synod.events.session.Duplicate;
import dev.synod.events.session.Likeness;
import dev.synod.events.session.Outcome;
import dev.synod.events.session.PanelMember;
import dev.synod.events.session.Phase;
import dev.synod.events.session.Replanning;
import dev.synod.events.session.Replanning.RelatedAction;
import dev.synod.events.session.Scores;
import dev.synod.events.session.SessionEvent;
import dev.synod.events.session.SessionEvent.*;
import dev.synod.events.session.Source;
import dev.synod.events.session.Standing;
import dev.synod.events.session.SubProblem;
import dev.synod.events.session.Verdict;
import dev.synod.session.core.desk.Ask;
import dev.synod.session.core.desk.Purpose;
import dev.synod.session.core.desk.Task;
import dev.synod.session.core.dossier.Dossier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Sessions into which somebody put words at one place. */
final class Attacked {
    /** Every place at which text of users, models and the web comes in. */
    enum Place {
        PROBLEM,
        CLARIFICATION,
        INTERJECTION,
        TITLE,
        QUESTION,
        SOURCE_TITLE,
        SOURCE_URL,
        SOURCE_SNIPPET,
        CONTRIBUTION,
        DUPLICATE,
        GUIDANCE,
        SUMMARY,
        BASIS_TITLE,
        BASIS_SYNTHESIS,
        RECOMMENDATION,
        RATIONALE,
        BLOCKED_ACTION,
        BLOCKED_BECAUSE,
        EARLIER_PROBLEM,
        EARLIER_VERDICT,
        RELATED_ACTION
    }

    private static final AnsweredBy BY = new AnsweredBy("r", "p", "m", false);
    private static final String OPEN = "s2";

    private final Map<Place, String> words;
    private final int members;

    /** A session with these words at these places, and harmless ones at the others. */
    Attacked(Map<Place, String> words, int members) {
        this.words = words;
        this.members = members;
    }

    private String at(Place place) {
        return words.getOrDefault(place, "words");
    }

    /** As much is known as there is when a task of this purpose is put; {@code rounds} have been held. */
    Dossier before(Purpose purpose, int rounds) {
        List<SessionEvent> facts = new ArrayList<>(begun());
        for (int round = 1; round <= rounds; round++) {
            facts.addAll(round(round));
        }
        switch (purpose) {
            case TRIAGE, DECOMPOSITION, PANEL, MODERATION, DIGEST, SEARCH, EMBEDDING -> {}
            case CONTRIBUTION -> facts.add(new RoundStarted(OPEN, rounds + 1, Phase.CHALLENGE, at(Place.SUMMARY)));
            case BALLOT, SYNTHESIS -> facts.add(ranking(OPEN));
            case VERDICT, ACTIONS -> {
                facts.add(ranking(OPEN));
                facts.add(new SynthesisCompleted(OPEN, "chairman", false, at(Place.BASIS_SYNTHESIS), BY, null));
                facts.add(new SubproblemCompleted(OPEN, Outcome.FULL));
                if (purpose == Purpose.ACTIONS) {
                    facts.add(verdict());
                }
            }
        }
        return Dossier.of("x", facts);
    }

    /** The task of this purpose after so many rounds. */
    static Ask ask(Purpose purpose, int rounds) {
        Task task =
                switch (purpose) {
                    case TRIAGE -> Task.triage();
                    case DECOMPOSITION -> Task.decomposition();
                    case PANEL -> Task.panel(OPEN);
                    case CONTRIBUTION -> Task.contribution(OPEN, rounds + 1, "m1");
                    case MODERATION -> Task.moderation(OPEN, rounds);
                    case DIGEST -> Task.digest(OPEN, rounds);
                    case BALLOT -> Task.ballot(OPEN, rounds, "m1");
                    case SYNTHESIS -> Task.synthesis(OPEN, rounds);
                    case VERDICT -> Task.verdict();
                    case ACTIONS -> Task.actions();
                    case SEARCH, EMBEDDING -> throw new IllegalArgumentException(purpose + " has no prompt");
                };
        return new Ask(task, "x/1", "route", 1, Instant.EPOCH, Instant.EPOCH, false, null);
    }

    private List<SessionEvent> begun() {
        return List.of(
                new SessionCreated("alice", at(Place.PROBLEM), new CouncilOptions(2, 6, members), null, replanning()),
                new ClarificationAnswered(at(Place.CLARIFICATION)),
                new DecompositionCompleted(
                        List.of(
                                new SubProblem("s1", at(Place.BASIS_TITLE), "What else?", List.of(), List.of()),
                                new SubProblem(
                                        OPEN, at(Place.TITLE), at(Place.QUESTION), List.of("s1"), List.of("rents"))),
                        false),
                new SubproblemStarted("s1"),
                new SynthesisCompleted("s1", "chairman", false, at(Place.BASIS_SYNTHESIS), BY, null),
                new SubproblemCompleted("s1", Outcome.FULL),
                new SubproblemStarted(OPEN),
                new PanelSelected(OPEN, panel(), false),
                found(0));
    }

    private Replanning replanning() {
        return new Replanning(
                "y/a1",
                at(Place.BLOCKED_ACTION),
                "Measure.",
                at(Place.BLOCKED_BECAUSE),
                "y",
                at(Place.EARLIER_PROBLEM),
                at(Place.EARLIER_VERDICT),
                "Because.",
                null,
                List.of(new RelatedAction("y/a2", at(Place.RELATED_ACTION), "todo")));
    }

    private List<SessionEvent> round(int round) {
        List<SessionEvent> facts = new ArrayList<>();
        facts.add(new RoundStarted(OPEN, round, Phase.CHALLENGE, round < 3 ? null : at(Place.SUMMARY)));
        facts.add(new InterjectionAdded(round, at(Place.INTERJECTION)));
        panel().forEach(member -> facts.add(new ContributionAdded(
                OPEN,
                round,
                member.memberId(),
                at(member.memberId().equals("m2") ? Place.DUPLICATE : Place.CONTRIBUTION),
                BY,
                List.of())));
        facts.add(new DedupCompleted(OPEN, round, Likeness.EMBEDDINGS, null, List.of(new Duplicate("m2", "m1", 0.9))));
        facts.add(new ConvergenceAssessed(
                OPEN, round, new Scores(0, 1, 0, 0, 1, 1), Decision.CONTINUE, Concern.CIRCLING));
        facts.add(new ModerationAdded(OPEN, round, Concern.CIRCLING, at(Place.GUIDANCE), BY));
        facts.add(found(round));
        return facts;
    }

    private SessionEvent found(int round) {
        return new ResearchCompleted(
                OPEN,
                round,
                "rents " + round,
                "brave",
                IntStream.range(0, 5)
                        .mapToObj(
                                i -> new Source(at(Place.SOURCE_TITLE), at(Place.SOURCE_URL), at(Place.SOURCE_SNIPPET)))
                        .toList());
    }

    private SessionEvent ranking(String subProblemId) {
        return new RankingCompleted(
                subProblemId,
                1,
                panel().stream()
                        .map(member -> new Standing(member.memberId(), 1, 1))
                        .toList(),
                members,
                0);
    }

    private SessionEvent verdict() {
        return new VerdictReached(new Verdict(
                Outcome.FULL,
                at(Place.RECOMMENDATION),
                at(Place.RATIONALE),
                1,
                List.of(),
                List.of(),
                List.of(),
                Cost.ZERO,
                List.of(),
                List.of()));
    }

    private List<PanelMember> panel() {
        return IntStream.rangeClosed(1, members)
                .mapToObj(i -> new PanelMember("m" + i, "sceptic", "Member " + i, "sceptic", "expert-a"))
                .toList();
    }
}
