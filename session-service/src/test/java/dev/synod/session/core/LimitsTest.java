package dev.synod.session.core;

import dev.synod.events.session.CouncilOptions;
import dev.synod.events.session.Decision;
import dev.synod.events.session.Outcome;
import dev.synod.events.session.SessionEvent.ContributionFailed;
import dev.synod.events.session.SessionEvent.ConvergenceAssessed;
import dev.synod.events.session.SessionEvent.RankingCompleted;
import dev.synod.events.session.SessionEvent.SessionFailed;
import dev.synod.events.session.SessionEvent.VerdictReached;
import dev.synod.session.core.desk.Ask;
import dev.synod.session.core.desk.Purpose;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Time and money run out: what is there has to do. */
class LimitsTest {

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

    private static Play timed(int seconds) {
        return new Play(new CouncilOptions(1, 3, 3, List.of(), null, null, seconds));
    }
}
