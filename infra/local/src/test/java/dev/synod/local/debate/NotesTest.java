package dev.synod.local.debate;

import dev.synod.events.session.Concern;
import dev.synod.events.session.CouncilOptions;
import dev.synod.events.session.Decision;
import dev.synod.events.session.Duplicate;
import dev.synod.events.session.Likeness;
import dev.synod.events.session.Origin;
import dev.synod.events.session.Phase;
import dev.synod.events.session.ResumedBy;
import dev.synod.events.session.Scores;
import dev.synod.events.session.SessionEvent;
import dev.synod.events.session.Source;
import dev.synod.events.session.SubProblem;
import dev.synod.events.session.WaitingFor;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class NotesTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private final Rehearsal rehearsal = new Rehearsal();

    @Test
    void a_session_says_what_it_was_asked_and_what_it_asks_back() {
        rehearsal.show(
                new SessionEvent.SessionCreated(
                        "dev", "Build or buy?", new CouncilOptions(1, 2, 3), new Origin("s", "panel"), null),
                new SessionEvent.TriageCompleted(false, false, "of what is not said"),
                new SessionEvent.ClarificationRequested(List.of("Build what?", "By when?")),
                new SessionEvent.SessionWaiting(WaitingFor.USER, "asked to say more", NOW),
                new SessionEvent.ClarificationAnswered("Billing, by May."),
                new SessionEvent.SessionResumed(ResumedBy.CLARIFICATION, null),
                new SessionEvent.InterjectionAdded(1, "Mind the cost."));
        assertThat(rehearsal.lines())
                .containsExactly(
                        "question: Build or buy?",
                        "forked from s at panel",
                        "not clear enough: of what is not said",
                        "the council asks",
                        "  1. Build what?",
                        "  2. By when?",
                        "waiting for an answer: asked to say more",
                        "answered: Billing, by May.",
                        "goes on with what was said",
                        "interjection 1: Mind the cost.");
    }

    @Test
    void a_session_says_when_and_why_it_stands_still() {
        rehearsal.show(
                new SessionEvent.SessionWaiting(WaitingFor.PROVIDERS, "openai can't be reached", NOW),
                new SessionEvent.SessionResumed(ResumedBy.PROVIDERS, null),
                new SessionEvent.SessionPaused(NOW),
                new SessionEvent.SessionResumed(ResumedBy.USER, null));
        assertThat(rehearsal.lines())
                .containsExactly(
                        "waiting for providers: openai can't be reached",
                        "goes on: a provider answers again",
                        "paused",
                        "goes on");
    }

    @Test
    void it_says_when_less_can_be_done_and_when_everything_can_again() {
        rehearsal.show(
                new SessionEvent.DegradationChanged(2, "memory", 0),
                new SessionEvent.DegradationChanged(4, "critical", 2),
                new SessionEvent.DegradationChanged(0, "normal", 4));
        assertThat(rehearsal.lines())
                .containsExactly(
                        "degraded: level 2 of 4 (memory), it was 0: texts can be compared by words only",
                        "degraded: level 4 of 4 (critical), it was 2: no model can be asked",
                        "everything can be done again");
    }

    @Test
    void a_round_is_noted_with_its_searches_repetitions_and_scores() {
        rehearsal.show(Rehearsal.split("Costs"), Rehearsal.panel("s1", "Ada", "Bob"));
        rehearsal.show(
                new SessionEvent.ResearchCompleted(
                        "s1", 0, "price of billing", "brave", List.of(new Source("Billing 101", "https://x", "…"))),
                new SessionEvent.RoundStarted("s1", 2, Phase.CHALLENGE, "Ada is for it."),
                new SessionEvent.DedupCompleted(
                        "s1", 2, Likeness.EMBEDDINGS, null, List.of(new Duplicate("m2", "m1", 0.913))),
                assessed(Decision.CONTINUE),
                assessed(Decision.ROUND_CAP),
                new SessionEvent.ModerationAdded(
                        "s1", 2, Concern.CIRCLING, "Say something new.", Rehearsal.answer("q")));
        assertThat(rehearsal.lines())
                .endsWith(
                        "  looked up: \"price of billing\" (brave)",
                        "    - Billing 101",
                        "round 2, challenge",
                        "  so far: Ada is for it.",
                        "  Bob repeats Ada (0.91)",
                        "  convergence 0.86  novelty 0.20  conflict 0.12",
                        "  convergence 0.86  novelty 0.20  conflict 0.12  → round cap",
                        "the debate is circling",
                        "Moderator          │ Say something new.");
    }

    @Test
    void what_was_not_possible_is_marked() {
        rehearsal.show(
                new SessionEvent.TriageCompleted(true, true, "nobody answered"),
                new SessionEvent.DecompositionCompleted(
                        List.of(
                                new SubProblem("s1", "Costs", "Why?", List.of(), List.of()),
                                new SubProblem("s2", "Then?", "So?", List.of("s1"), List.of())),
                        true),
                new SessionEvent.PanelSelected("s1", List.of(), true),
                new SessionEvent.ResearchSkipped("s1", 1, "prices", "circuit_open", "brave is away"),
                new SessionEvent.DedupCompleted("s1", 1, Likeness.LEXICAL, "no embeddings", List.of()),
                new SessionEvent.DedupSkipped("s1", 1, "one text only"),
                assessed(Decision.TIME),
                new SessionEvent.ModerationSkipped("s1", 1, Concern.DRIFTING, "server_error", "no answer"));
        assertThat(rehearsal.lines())
                .containsExactly(
                        "degraded: no triage could be had, the question is taken as it is: nobody answered",
                        "sub-problems",
                        "  degraded: the question could not be split: it is taken as a whole",
                        "  s1  Costs: Why?",
                        "  s2  Then?: So?",
                        "      after: s1",
                        "s1  Costs",
                        "panel",
                        "  degraded: no selection could be had: this is the default panel",
                        "  degraded: nothing could be looked up for \"prices\": brave is away (circuit_open)",
                        "  degraded: repetitions were looked for by words only: no embeddings",
                        "  degraded: repetitions could not be looked for: one text only",
                        "  convergence 0.86  novelty 0.20  conflict 0.12  → time",
                        "  degraded: no further round: the time is up",
                        "  degraded: the debate is drifting, and no moderator could be had: no answer",
                        "            (server_error)");
    }

    private static SessionEvent assessed(Decision decision) {
        return new SessionEvent.ConvergenceAssessed(
                "s1", 2, new Scores(0.861, 0.2, 0.124, 0.3, 0.9, 1), decision, null);
    }
}
