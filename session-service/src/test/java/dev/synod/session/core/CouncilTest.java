package dev.synod.session.core;

import dev.synod.events.session.CouncilOptions;
import dev.synod.events.session.Outcome;
import dev.synod.events.session.PanelMember;
import dev.synod.events.session.SessionEvent.ActionsExtracted;
import dev.synod.events.session.SessionEvent.ContributionFailed;
import dev.synod.events.session.SessionEvent.CostUpdated;
import dev.synod.events.session.SessionEvent.CouncilReduced;
import dev.synod.events.session.SessionEvent.DecompositionCompleted;
import dev.synod.events.session.SessionEvent.PanelSelected;
import dev.synod.events.session.SessionEvent.RankingCompleted;
import dev.synod.events.session.SessionEvent.RoundStarted;
import dev.synod.events.session.SessionEvent.SessionFailed;
import dev.synod.events.session.SessionEvent.SynthesisCompleted;
import dev.synod.events.session.SessionEvent.VerdictReached;
import dev.synod.events.session.Standing;
import dev.synod.events.session.Verdict;
import dev.synod.session.core.Deliberation.Concluding;
import dev.synod.session.core.Deliberation.Debating;
import dev.synod.session.core.Deliberation.Decomposing;
import dev.synod.session.core.Deliberation.Empanelling;
import dev.synod.session.core.Deliberation.Ended;
import dev.synod.session.core.Deliberation.Planning;
import dev.synod.session.core.Deliberation.Ranking;
import dev.synod.session.core.Deliberation.Synthesising;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class CouncilTest {

    @Test
    void a_problem_goes_through_all_phases_to_a_full_verdict() {
        Play play = new Play(new CouncilOptions(1, 2, 3)).until(Ended.class);

        assertThat(play.published.stream()
                        .filter(event -> !(event instanceof CostUpdated))
                        .map(event -> event.getClass().getSimpleName()))
                .containsExactly(
                        "SessionStarted",
                        "DecompositionCompleted",
                        "SubproblemStarted",
                        "PanelSelected",
                        "RoundStarted",
                        "ContributionAdded",
                        "ContributionAdded",
                        "ContributionAdded",
                        "RoundStarted",
                        "ContributionAdded",
                        "ContributionAdded",
                        "ContributionAdded",
                        "RankingCompleted",
                        "SynthesisCompleted",
                        "SubproblemCompleted",
                        "VerdictReached",
                        "ActionsExtracted",
                        "SessionCompleted");
        assertThat(verdict(play).outcome()).isEqualTo(Outcome.FULL);
        assertThat(verdict(play).missing()).isEmpty();
    }

    @Test
    void members_of_a_round_are_asked_at_the_same_time_and_spread_over_the_routes() {
        Play play = new Play().until(Debating.class);

        assertThat(play.last.asks()).extracting(Ask::memberId).containsExactly("m1", "m2", "m3", "m4");
        assertThat(play.last.asks())
                .extracting(Ask::route)
                .containsExactly("expert-a", "expert-b", "expert-a", "expert-b");
    }

    @Test
    void no_decomposition_leaves_the_problem_as_a_whole() {
        Play play = new Play().until(Decomposing.class);

        play.refuse(play.state.asks().getFirst());

        DecompositionCompleted completed =
                play.published(DecompositionCompleted.class).getFirst();
        assertThat(completed.fallback()).isTrue();
        assertThat(completed.subProblems()).hasSize(1).first().satisfies(whole -> assertThat(whole.question())
                .isEqualTo("Should we?"));
    }

    @Test
    void no_selection_seats_the_default_panel_and_says_so() {
        Play play = new Play().until(Empanelling.class);

        play.answer(play.state.asks().getFirst(), new Reply.Unreadable("prose"));

        PanelSelected selected = play.published(PanelSelected.class).getFirst();
        assertThat(selected.fallback()).isTrue();
        assertThat(selected.members()).extracting(PanelMember::personaId).containsExactly("p1", "p2", "p3", "p4");
    }

    @Test
    void unknown_and_repeated_personas_give_way_to_default_ones() {
        Play play = new Play().until(Empanelling.class);

        play.answer(play.state.asks().getFirst(), new Reply.Choice(List.of("p9", "nobody", "p9")));

        PanelSelected selected = play.published(PanelSelected.class).getFirst();
        assertThat(selected.fallback()).isFalse();
        assertThat(selected.members()).extracting(PanelMember::personaId).containsExactly("p9", "p1", "p2", "p3");
    }

    @Test
    void a_missing_member_is_told_and_not_asked_again() {
        Play play = new Play().until(Debating.class);
        List<Ask> asks = play.state.asks();
        play.refuse(asks.get(1));
        List.of(asks.get(0), asks.get(2), asks.get(3)).forEach(play::answer);

        assertThat(play.published(ContributionFailed.class).getFirst().code()).isEqualTo("overloaded");
        CouncilReduced reduced = play.published(CouncilReduced.class).getFirst();
        assertThat(reduced.missing()).containsExactly("m2");
        assertThat(reduced.heard()).isEqualTo(3);
        assertThat(reduced.quorum()).isEqualTo(3);
        assertThat(play.state.asks()).extracting(Ask::memberId).containsExactly("m1", "m3", "m4");

        answerAll(play);
        assertThat(verdict(play).outcome()).isEqualTo(Outcome.REDUCED);
        assertThat(verdict(play).missing()).extracting(seat -> seat.memberId()).containsExactly("m2");
    }

    @Test
    void a_lost_quorum_in_the_first_round_fails_the_session_recoverably() {
        Play play = new Play().until(Debating.class);
        List<Ask> asks = play.state.asks();
        play.answer(asks.get(0));
        play.answer(asks.get(1));
        play.refuse(asks.get(2));
        play.refuse(asks.get(3));

        SessionFailed failed = play.published(SessionFailed.class).getFirst();
        assertThat(failed.code()).isEqualTo("quorum_lost");
        assertThat(failed.recoverable()).isTrue();
        assertThat(play.state).isInstanceOf(Ended.class);
    }

    @Test
    void a_lost_quorum_later_goes_on_with_what_was_said() {
        Play play = new Play().until(Debating.class);
        play.state.asks().forEach(play::answer);
        assertThat(play.published(RoundStarted.class)).hasSize(2);
        play.state.asks().forEach(play::refuse);

        assertThat(play.state).isInstanceOf(Ranking.class);
        assertThat(play.state.asks()).hasSize(4);
    }

    @Test
    void void_ballots_weigh_nothing_and_are_counted() {
        Play play = new Play().until(Ranking.class);
        List<Ask> asks = play.state.asks();
        play.refuse(asks.get(0));
        play.answer(asks.get(1), new Reply.Order(List.of("nonsense")));
        play.answer(asks.get(2));
        play.answer(asks.get(3));

        RankingCompleted ranking = play.published(RankingCompleted.class).getFirst();
        assertThat(ranking.votes()).isEqualTo(2);
        assertThat(ranking.voidVotes()).isEqualTo(2);
        assertThat(ranking.standings())
                .extracting(Standing::place)
                .startsWith(1)
                .isSorted();
    }

    @Test
    void a_substitute_chairman_is_seen_in_the_verdict() {
        Play play = new Play(new CouncilOptions(1, 2, 3)).until(Synthesising.class);
        play.refuse(play.state.asks().getFirst());

        assertThat(play.state.asks()).singleElement().extracting(Ask::route).isEqualTo("chairman-substitute");
        answerAll(play);
        SynthesisCompleted synthesis = play.published(SynthesisCompleted.class).getFirst();
        assertThat(synthesis.substitute()).isTrue();
        assertThat(verdict(play).outcome()).isEqualTo(Outcome.REDUCED);
        assertThat(verdict(play).substituted())
                .extracting(seat -> seat.memberId())
                .containsExactly("chairman");
    }

    @Test
    void a_member_answered_by_another_model_is_seen_in_the_verdict() {
        Play play = new Play(new CouncilOptions(1, 2, 3)).until(Debating.class);
        Ask ask = play.state.asks().getFirst();
        play.give(play.replied(ask, Play.reply(ask), true));
        answerAll(play);

        assertThat(verdict(play).outcome()).isEqualTo(Outcome.REDUCED);
        assertThat(verdict(play).substituted())
                .extracting(seat -> seat.memberId())
                .containsExactly("m1");
    }

    @Test
    void without_any_chairman_the_best_ranked_words_stand_and_the_verdict_is_partial() {
        Play play = new Play(new CouncilOptions(1, 2, 3)).until(Synthesising.class);
        play.refuse(play.state.asks().getFirst());
        play.refuse(play.state.asks().getFirst());

        SynthesisCompleted synthesis = play.published(SynthesisCompleted.class).getFirst();
        String best = play.published(RankingCompleted.class)
                .getFirst()
                .standings()
                .getFirst()
                .memberId();
        assertThat(synthesis.text()).endsWith("r2/" + best + "/1");
        assertThat(play.state).isInstanceOf(Concluding.class);
        play.refuse(play.state.asks().getFirst());
        play.refuse(play.state.asks().getFirst());
        answerAll(play);
        assertThat(verdict(play).outcome()).isEqualTo(Outcome.PARTIAL);
        assertThat(verdict(play).substituted()).as("nobody stood in").isEmpty();
        assertThat(verdict(play).rationale()).contains(synthesis.text());
    }

    @Test
    void actions_depend_on_earlier_ones_only() {
        Play play = new Play().until(Planning.class);
        answerAll(play);

        ActionsExtracted extracted = play.published(ActionsExtracted.class).getFirst();
        assertThat(extracted.actions().get(1).dependsOn()).containsExactly("0199/a1");
    }

    @Test
    void a_verdict_without_readable_actions_still_completes() {
        Play play = new Play().until(Planning.class);
        play.refuse(play.state.asks().getFirst());

        assertThat(play.published(ActionsExtracted.class).getFirst().fallback()).isTrue();
        assertThat(play.state).isInstanceOf(Ended.class);
    }

    private static Verdict verdict(Play play) {
        return play.published(VerdictReached.class).getFirst().verdict();
    }

    private static void answerAll(Play play) {
        while (!(play.state instanceof Ended)) {
            play.answer(play.state.asks().getFirst());
        }
    }
}
