package dev.synod.session.core;

import dev.synod.events.session.CouncilOptions;
import dev.synod.events.session.Decision;
import dev.synod.events.session.Degradation;
import dev.synod.events.session.Outcome;
import dev.synod.events.session.SessionEvent.ContributionFailed;
import dev.synod.events.session.SessionEvent.ConvergenceAssessed;
import dev.synod.events.session.SessionEvent.DedupCompleted;
import dev.synod.events.session.SessionEvent.RankingCompleted;
import dev.synod.events.session.SessionEvent.RoundStarted;
import dev.synod.events.session.SessionEvent.SessionCompleted;
import dev.synod.events.session.SessionEvent.SessionFailed;
import dev.synod.events.session.SessionEvent.VerdictReached;
import dev.synod.events.session.Verdict;
import dev.synod.session.core.desk.Ask;
import dev.synod.session.core.desk.Purpose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Time and money run out: what is there has to do. */
class LimitsTest {
    private static final String TOO_DEAR = "budget_exceeded";

    @Test
    void when_time_is_up_the_debate_ends_and_a_chairman_still_concludes() {
        Play play = timed(600).until(Purpose.CONTRIBUTION);
        play.answer(play.ask(Purpose.CONTRIBUTION));
        play.now = play.now.plusSeconds(600);
        assertThat(play.state.dueAt(Play.RULES)).get().satisfies(due -> assertThat(due)
                .isBefore(play.now));
        play.give(new Input.Tick(play.now));

        assertThat(play.published(ContributionFailed.class)).hasSize(2).allSatisfy(failed -> assertThat(failed.code())
                .isEqualTo("time_up"));
        assertThat(play.first(ConvergenceAssessed.class).decision()).isEqualTo(Decision.TIME);
        assertThat(play.state.desk().asks())
                .extracting(ask -> ask.task().purpose())
                .containsExactly(Purpose.SYNTHESIS);
        play.until(Stage.ENDED);
        assertThat(play.first(VerdictReached.class).verdict().outcome()).isEqualTo(Outcome.REDUCED);
    }

    @Test
    void when_the_closing_time_is_over_too_nothing_is_asked_and_the_verdict_is_partial() {
        Play play = timed(600).until(Purpose.SYNTHESIS);
        play.now = play.now.plusSeconds(600).plus(Play.TIMES.closing());
        play.give(new Input.Tick(play.now));

        assertThat(play.state.stage()).isEqualTo(Stage.ENDED);
        assertThat(play.first(VerdictReached.class).verdict().outcome()).isEqualTo(Outcome.PARTIAL);
    }

    @Test
    void when_time_is_up_before_anybody_was_heard_the_session_fails_recoverably() {
        Play play = timed(600).until(Purpose.DECOMPOSITION);
        play.now = play.now.plusSeconds(600);
        play.give(new Input.Tick(play.now));

        SessionFailed failed = play.first(SessionFailed.class);
        assertThat(failed.code()).isEqualTo("time_up");
        assertThat(failed.recoverable()).isTrue();
        play.give(new Input.Retry(play.now));
        play.until(Stage.ENDED);
        assertThat(play.published(VerdictReached.class)).hasSize(1);
    }

    @Test
    void when_most_of_the_budget_is_spent_the_debate_ends_and_the_rest_pays_the_verdict() {
        Play play = new Play(new CouncilOptions(1, 6, 3, List.of("p1", "p2", "p3"), false, 600L, null));
        play.until(Stage.ENDED);

        ConvergenceAssessed last = play.published(ConvergenceAssessed.class).getLast();
        assertThat(last.decision()).isEqualTo(Decision.BUDGET);
        assertThat(play.first(RankingCompleted.class).votes())
                .as("votes are not paid for any more")
                .isZero();
        assertThat(play.first(VerdictReached.class).verdict().cost().microUsd()).isLessThanOrEqualTo(600);
        assertThat(play.first(VerdictReached.class).verdict().outcome()).isEqualTo(Outcome.REDUCED);
        assertThat(play.first(VerdictReached.class).verdict().degradations())
                .extracting(lost -> lost.step())
                .contains("rounds");
    }

    @Test
    void when_the_whole_budget_is_spent_nothing_is_asked_any_more() {
        Play play = new Play(new CouncilOptions(1, 6, 3, List.of("p1", "p2", "p3"), false, 100L, null));
        play.until(Purpose.CONTRIBUTION);
        List<Ask> asks = play.asks(Purpose.CONTRIBUTION);
        asks.forEach(play::answer);

        assertThat(play.state.stage()).isEqualTo(Stage.ENDED);
        assertThat(play.first(VerdictReached.class).verdict().outcome()).isEqualTo(Outcome.PARTIAL);
    }

    @Test
    void an_expert_who_cannot_be_paid_ends_the_debate_with_what_was_said() {
        Play play = rich().until(Purpose.CONTRIBUTION);
        Ask dear = play.ask(Purpose.CONTRIBUTION);
        tooDear(play, dear);
        assertThat(play.ask(Purpose.CONTRIBUTION))
                .as("the other route may be cheaper, and a refusal costs nothing")
                .satisfies(other -> {
                    assertThat(other.task()).isEqualTo(dear.task());
                    assertThat(other.route()).isNotEqualTo(dear.route());
                });
        tooDear(play, play.ask(Purpose.CONTRIBUTION));
        play.until(Stage.ENDED);

        assertThat(play.published(RoundStarted.class)).hasSize(1);
        assertThat(play.first(ConvergenceAssessed.class).decision()).isEqualTo(Decision.BUDGET);
        assertThat(verdictOf(play).outcome()).isEqualTo(Outcome.REDUCED);
        assertThat(verdictOf(play).missing()).extracting(Verdict.Seat::memberId).containsExactly("m1");
        assertThat(detailsOf(play)).contains("Stopped: the budget allows no further round.");
    }

    @Test
    void a_member_answered_by_a_cheaper_route_is_a_substitute_and_the_debate_goes_on() {
        Play play = rich().until(Purpose.CONTRIBUTION);
        tooDear(play, play.ask(Purpose.CONTRIBUTION));
        play.until(Stage.ENDED);

        assertThat(play.published(RoundStarted.class)).hasSize(3);
        assertThat(verdictOf(play).substituted())
                .extracting(Verdict.Seat::memberId)
                .containsExactly("m1");
    }

    @Test
    void embeddings_that_cannot_be_paid_end_the_debate_after_a_comparison_by_words() {
        Play play = rich().until(Purpose.EMBEDDING);
        tooDear(play, play.ask(Purpose.EMBEDDING));

        assertThat(play.first(DedupCompleted.class).detail()).startsWith(TOO_DEAR);
        assertThat(play.first(ConvergenceAssessed.class).decision()).isEqualTo(Decision.BUDGET);
    }

    @ParameterizedTest
    @EnumSource(Purpose.class)
    void whatever_cannot_be_paid_the_session_ends_and_says_so(Purpose purpose) {
        Play play = rich();
        play.give(new Input.Begin(play.now));
        while (play.state.stage() != Stage.ENDED) {
            Ask next = play.state.desk().asks().getFirst();
            assertThat(next.isParked()).as("money is not waited for").isFalse();
            if (next.task().purpose() == purpose) {
                tooDear(play, next);
            } else {
                play.answer(next);
            }
        }

        if (purpose == Purpose.CONTRIBUTION) {
            assertThat(play.first(SessionFailed.class)).satisfies(failed -> {
                assertThat(failed.code()).isEqualTo(TOO_DEAR);
                assertThat(failed.recoverable())
                        .as("a retry has the same budget")
                        .isFalse();
                assertThat(failed.detail()).contains("The budget of $0.5 can't pay", "larger 'budgetUsd'");
            });
        } else {
            assertThat(play.published(SessionCompleted.class)).hasSize(1);
        }
        if (purpose == Purpose.SYNTHESIS || purpose == Purpose.VERDICT) {
            assertThat(verdictOf(play).outcome()).isEqualTo(Outcome.PARTIAL);
            assertThat(detailsOf(play))
                    .contains("No chairman could be had: budget_exceeded, it may cost up to $0.02: nobody was asked");
        }
    }

    @Test
    void a_council_that_nothing_at_all_can_be_paid_for_fails_at_once() {
        Play play = new Play(new CouncilOptions(2, 3, 3, List.of(), null, 10L, null));
        play.give(new Input.Begin(play.now));
        while (play.state.stage() != Stage.ENDED) {
            tooDear(play, play.state.desk().asks().getFirst());
        }

        assertThat(play.first(SessionFailed.class).code()).isEqualTo(TOO_DEAR);
        assertThat(play.first(SessionFailed.class).detail()).contains("The budget of $0.00001 can't pay");
        assertThat(play.give(new Input.Retry(play.now)).ignored()).isTrue();
    }

    @Test
    void a_quorum_that_others_may_yet_make_up_is_not_the_budgets_fault() {
        Play play = rich().until(Purpose.CONTRIBUTION);
        List<Ask> asks = List.copyOf(play.asks(Purpose.CONTRIBUTION));
        tooDear(play, asks.get(0));
        tooDear(play, play.state.desk().about(asks.get(0).task()).orElseThrow());
        play.refuseForGood(asks.get(1));
        play.refuseForGood(asks.get(2));

        assertThat(play.first(SessionFailed.class).code()).isEqualTo("quorum_lost");
        assertThat(play.first(SessionFailed.class).recoverable()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Purpose.class)
    void the_gateway_is_told_the_whole_budget_for_what_concludes_and_a_share_for_the_rest(Purpose purpose) {
        assertThat(Limits.budgetFor(purpose, new CouncilOptions(1, 2, 3))).isNull();
        assertThat(Limits.budgetFor(purpose, rich().created.options()))
                .isEqualTo(purpose.isConcluding() ? 500_000L : 400_000L);
    }

    private static void tooDear(Play play, Ask ask) {
        play.give(new Input.Refused(
                play.now, ask.requestId(), TOO_DEAR, false, "it may cost up to $0.02: nobody was asked"));
    }

    private static Play rich() {
        return new Play(new CouncilOptions(1, 3, 3, List.of(), null, 500_000L, null));
    }

    private static Verdict verdictOf(Play play) {
        return play.first(VerdictReached.class).verdict();
    }

    private static List<String> detailsOf(Play play) {
        return verdictOf(play).degradations().stream().map(Degradation::detail).toList();
    }

    private static Play timed(int seconds) {
        return new Play(new CouncilOptions(1, 3, 3, List.of(), null, null, seconds));
    }
}
