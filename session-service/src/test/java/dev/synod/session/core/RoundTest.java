package dev.synod.session.core;

import dev.synod.events.session.CouncilOptions;
import dev.synod.events.session.Decision;
import dev.synod.events.session.Outcome;
import dev.synod.events.session.SessionEvent.ContributionAdded;
import dev.synod.events.session.SessionEvent.ContributionFailed;
import dev.synod.events.session.SessionEvent.ConvergenceAssessed;
import dev.synod.events.session.SessionEvent.CouncilReduced;
import dev.synod.events.session.SessionEvent.RoundStarted;
import dev.synod.events.session.SessionEvent.SessionFailed;
import dev.synod.events.session.SessionEvent.SessionWaiting;
import dev.synod.events.session.SessionEvent.VerdictReached;
import dev.synod.events.session.Verdict.Seat;
import dev.synod.session.core.desk.Ask;
import dev.synod.session.core.desk.Purpose;
import dev.synod.session.core.desk.Reply;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Who is heard in a round, and what becomes of those who are not. */
class RoundTest {
    private final Play play = new Play(new CouncilOptions(1, 3, 4)).until(Purpose.CONTRIBUTION);

    @Test
    void a_failed_expert_is_asked_once_more_by_another_route() {
        Ask failed = play.ask(Purpose.CONTRIBUTION);
        play.refuse(failed, "overloaded", true);

        assertThat(play.last.asks()).singleElement().satisfies(again -> {
            assertThat(again.task()).isEqualTo(failed.task());
            assertThat(again.route()).isNotEqualTo(failed.route());
            assertThat(again.requestId()).isEqualTo("0199/s1/r1/m1/1.2");
        });
        play.answer(play.last.asks().getFirst());
        assertThat(play.first(ContributionAdded.class).answeredBy().substitute())
                .isTrue();
        play.until(Stage.ENDED);
        assertThat(play.first(VerdictReached.class).verdict().substituted())
                .extracting(Seat::memberId)
                .containsExactly("m1");
        assertThat(play.first(VerdictReached.class).verdict().outcome()).isEqualTo(Outcome.REDUCED);
    }

    @Test
    void a_missing_member_is_told_and_not_asked_again() {
        play.refuseForGood(play.asks(Purpose.CONTRIBUTION).get(1));
        play.until(() -> play.published(RoundStarted.class).size() == 2);

        assertThat(play.first(ContributionFailed.class).code()).isEqualTo("auth");
        assertThat(play.first(CouncilReduced.class)).isEqualTo(new CouncilReduced("s1", 1, List.of("m2"), 3, 3));
        assertThat(play.asks(Purpose.CONTRIBUTION))
                .extracting(ask -> ask.task().memberId())
                .containsExactly("m1", "m3", "m4");
        play.until(Stage.ENDED);
        assertThat(play.first(VerdictReached.class).verdict().outcome()).isEqualTo(Outcome.REDUCED);
        assertThat(play.first(VerdictReached.class).verdict().missing())
                .extracting(Seat::memberId)
                .containsExactly("m2");
    }

    @Test
    void a_quorum_lost_for_good_in_the_first_round_fails_the_session_and_tells_truthfully_if_it_can_recover() {
        List.copyOf(play.asks(Purpose.CONTRIBUTION)).subList(1, 4).forEach(play::refuseForGood);
        play.answer(play.ask(Purpose.CONTRIBUTION));

        SessionFailed failed = play.first(SessionFailed.class);
        assertThat(failed.code()).isEqualTo("quorum_lost");
        assertThat(failed.recoverable()).as("a key can be mended").isTrue();
        assertThat(play.state.stage()).isEqualTo(Stage.ENDED);

        Play refused = new Play(new CouncilOptions(1, 3, 4)).until(Purpose.CONTRIBUTION);
        while (!refused.asks(Purpose.CONTRIBUTION).isEmpty()) {
            refused.refuse(refused.ask(Purpose.CONTRIBUTION), "context_too_long", false);
        }
        assertThat(refused.first(SessionFailed.class).recoverable())
                .as("it would be too long again")
                .isFalse();
        assertThat(refused.give(new Input.Retry(refused.now)).ignored()).isTrue();
    }

    @Test
    void a_failure_is_recoverable_if_a_quorum_may_yet_speak() {
        List<Ask> asks = List.copyOf(play.asks(Purpose.CONTRIBUTION));
        play.answer(asks.getFirst());
        play.refuse(asks.get(1), "invalid_request", false);
        play.refuse(play.last.asks().getFirst(), "invalid_request", false);
        play.refuseForGood(asks.get(2));
        play.refuseForGood(asks.get(3));

        assertThat(play.first(SessionFailed.class).recoverable()).isTrue();
    }

    @Test
    void a_quorum_lost_for_good_later_goes_on_with_what_was_said() {
        play.until(() -> play.published(RoundStarted.class).size() == 2);
        List.copyOf(play.asks(Purpose.CONTRIBUTION)).forEach(play::refuseForGood);

        assertThat(play.published(ConvergenceAssessed.class).getLast().decision())
                .isEqualTo(Decision.QUORUM_LOST);
        assertThat(play.asks(Purpose.BALLOT)).hasSize(4);
        play.until(Stage.ENDED);
        assertThat(play.first(VerdictReached.class).verdict().outcome()).isEqualTo(Outcome.REDUCED);
    }

    @Test
    void a_failure_that_passes_costs_no_seat() {
        Ask ask = play.ask(Purpose.CONTRIBUTION);
        play.refuse(ask, "network", true);
        play.refuse(play.last.asks().getFirst(), "network", true);
        play.asks(Purpose.CONTRIBUTION).forEach(play::answer);

        assertThat(play.published(SessionWaiting.class)).isEmpty();
        assertThat(play.state.dueAt(Play.RULES)).contains(play.now.plusSeconds(5));
        play.now = play.now.plusSeconds(5);
        play.give(new Input.Tick(play.now));
        play.until(Stage.ENDED);
        assertThat(play.first(VerdictReached.class).verdict().missing()).isEmpty();
    }

    @Test
    void a_quorum_lost_by_the_providers_fault_waits_and_asks_the_missing_ones_again() {
        List<Ask> asks = List.copyOf(play.asks(Purpose.CONTRIBUTION));
        play.answer(asks.get(2));
        play.answer(asks.get(3));
        play.busy(asks.get(0).task());
        play.busy(asks.get(1).task());

        assertThat(play.published(ContributionFailed.class)).isEmpty();
        assertThat(play.state.desk().asks()).hasSize(2).allSatisfy(ask -> assertThat(ask.isParked())
                .isTrue());
        play.now = play.state.dueAt(Play.RULES).orElseThrow();
        play.give(new Input.Tick(play.now));
        assertThat(play.last.asks())
                .as("another request than all before")
                .extracting(Ask::attempt)
                .containsExactly(6, 6);
        play.until(Stage.ENDED);
        assertThat(play.first(VerdictReached.class).verdict().missing()).isEmpty();
    }

    @Test
    void a_member_past_its_time_is_given_up() {
        play.answer(play.ask(Purpose.CONTRIBUTION));
        play.answer(play.ask(Purpose.CONTRIBUTION));
        play.answer(play.ask(Purpose.CONTRIBUTION));
        for (int attempt = 1; attempt <= 2; attempt++) {
            play.now = play.ask(Purpose.CONTRIBUTION).giveUpAt();
            play.give(new Input.Tick(play.now));
        }

        assertThat(play.first(ContributionFailed.class).code()).isEqualTo("timeout_total");
        assertThat(play.first(CouncilReduced.class).heard()).isEqualTo(3);
    }

    @Test
    void an_overdue_ask_is_sent_again_under_the_same_id() {
        Ask ask = play.ask(Purpose.CONTRIBUTION);
        play.now = ask.reissueAt();
        Step step = play.give(new Input.Tick(play.now));

        assertThat(step.facts()).isEmpty();
        assertThat(step.asks()).hasSize(4).first().satisfies(again -> {
            assertThat(again.requestId()).isEqualTo(ask.requestId());
            assertThat(again.reissueAt()).isEqualTo(play.now.plus(Play.TIMES.reissueAfter()));
            assertThat(again.giveUpAt()).isEqualTo(ask.giveUpAt());
        });
    }

    @Test
    void an_answer_without_words_is_no_contribution() {
        play.answer(play.ask(Purpose.CONTRIBUTION), new Reply.Choice(List.of("p1")));

        assertThat(play.published(ContributionAdded.class)).isEmpty();
    }
}
