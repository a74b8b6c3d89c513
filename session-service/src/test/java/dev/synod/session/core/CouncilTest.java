package dev.synod.session.core;

import dev.synod.events.session.CouncilOptions;
import dev.synod.events.session.Outcome;
import dev.synod.events.session.Quorum;
import dev.synod.events.session.SessionEvent.ActionsExtracted;
import dev.synod.events.session.SessionEvent.CostUpdated;
import dev.synod.events.session.SessionEvent.DecompositionCompleted;
import dev.synod.events.session.SessionEvent.SubproblemStarted;
import dev.synod.events.session.SessionEvent.TriageCompleted;
import dev.synod.events.session.SessionEvent.VerdictReached;
import dev.synod.session.core.desk.Ask;
import dev.synod.session.core.desk.Purpose;
import dev.synod.session.core.desk.Reply;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** The way of a problem through all phases, and what happens to the steps at its ends. */
class CouncilTest {

    @Test
    void a_problem_goes_through_all_phases_to_a_full_verdict() {
        Play play = new Play(new CouncilOptions(1, 2, 3)).until(Stage.ENDED);

        assertThat(play.published.stream()
                        .filter(event -> !(event instanceof CostUpdated))
                        .map(event -> event.getClass().getSimpleName()))
                .containsExactly(
                        "SessionStarted",
                        "TriageCompleted",
                        "DecompositionCompleted",
                        "SubproblemStarted",
                        "PanelSelected",
                        "RoundStarted",
                        "ContributionAdded",
                        "ContributionAdded",
                        "ContributionAdded",
                        "DedupCompleted",
                        "ConvergenceAssessed",
                        "RoundStarted",
                        "ContributionAdded",
                        "ContributionAdded",
                        "ContributionAdded",
                        "DedupCompleted",
                        "ConvergenceAssessed",
                        "RankingCompleted",
                        "SynthesisCompleted",
                        "SubproblemCompleted",
                        "VerdictReached",
                        "ActionsExtracted",
                        "SessionCompleted");
        var verdict = play.first(VerdictReached.class).verdict();
        assertThat(verdict.outcome()).isEqualTo(Outcome.FULL);
        assertThat(verdict.missing()).isEmpty();
        assertThat(verdict.quorums()).containsExactly(new Quorum("s1", 3, 2, 3));
    }

    @Test
    void a_triage_that_cannot_be_had_never_blocks() {
        Play play = new Play().until(Purpose.TRIAGE);
        play.now = play.now.plus(Play.TIMES.triage());
        play.give(new Input.Tick(play.now));

        assertThat(play.first(TriageCompleted.class)).satisfies(triage -> {
            assertThat(triage.clear()).isTrue();
            assertThat(triage.fallback()).isTrue();
        });
        assertThat(play.state.stage()).isEqualTo(Stage.DECOMPOSITION);
    }

    @Test
    void a_user_who_wants_no_questions_is_asked_none() {
        Play play = new Play(new CouncilOptions(1, 2, 3, List.of(), false, null, null)).until(Purpose.DECOMPOSITION);

        assertThat(play.published(TriageCompleted.class)).isEmpty();
    }

    @Test
    void no_decomposition_leaves_the_problem_as_a_whole() {
        Play play = new Play().until(Purpose.DECOMPOSITION);
        play.refuse(play.ask(Purpose.DECOMPOSITION), "auth", false);

        DecompositionCompleted completed = play.first(DecompositionCompleted.class);
        assertThat(completed.fallback()).isTrue();
        assertThat(completed.subProblems()).singleElement().satisfies(whole -> assertThat(whole.question())
                .isEqualTo("Should we?"));
    }

    @Test
    void sub_problems_that_do_not_build_on_each_other_are_debated_at_the_same_time() {
        Play play = new Play().until(Purpose.PANEL);

        assertThat(play.asks(Purpose.PANEL))
                .extracting(ask -> ask.task().subProblemId())
                .containsExactly("s1", "s2");
    }

    @Test
    void a_sub_problem_waits_for_those_that_it_builds_on() {
        Play play = new Play(new CouncilOptions(3, 2, 3)).until(Purpose.DECOMPOSITION);
        play.answer(
                play.ask(Purpose.DECOMPOSITION),
                new Reply.Split(
                        List.of(part("Cost", List.of()), part("People", List.of(1, 2, 3)), part("Law", List.of(0)))));

        assertThat(play.first(DecompositionCompleted.class).subProblems())
                .extracting(part -> part.dependsOn())
                .as("on earlier ones only")
                .containsExactly(List.of(), List.of("s1"), List.of());
        assertThat(started(play)).containsExactly("s1", "s3");
        play.until(() -> play.state.dossier().inquiry("s1").isDone());
        assertThat(started(play)).containsExactly("s1", "s3", "s2");
    }

    @Test
    void actions_depend_on_earlier_ones_only() {
        Play play = new Play().until(Stage.ENDED);

        ActionsExtracted extracted = play.first(ActionsExtracted.class);
        assertThat(extracted.actions().get(1).dependsOn()).containsExactly("0199/a1");
        assertThat(extracted.actions().get(1).steps()).containsExactly("go");
    }

    @Test
    void a_verdict_without_readable_actions_still_completes() {
        Play play = new Play().until(Purpose.ACTIONS);
        play.refuse(play.ask(Purpose.ACTIONS), "auth", false);

        assertThat(play.first(ActionsExtracted.class).fallback()).isTrue();
        assertThat(play.state.stage()).isEqualTo(Stage.ENDED);
    }

    @Test
    void an_answer_that_comes_twice_is_heard_and_paid_once() {
        Play play = new Play().until(Purpose.CONTRIBUTION);
        Ask ask = play.ask(Purpose.CONTRIBUTION);
        play.answer(ask);
        int before = play.published.size();

        assertThat(play.answer(ask).ignored()).isTrue();
        assertThat(play.published).hasSize(before);
    }

    private static List<String> started(Play play) {
        return play.published(SubproblemStarted.class).stream()
                .map(SubproblemStarted::subProblemId)
                .toList();
    }

    private static Reply.Split.Part part(String title, List<Integer> dependsOn) {
        return new Reply.Split.Part(title, "What about it?", dependsOn, List.of());
    }
}
