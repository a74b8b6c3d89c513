package dev.synod.session.core;

import dev.synod.events.session.SessionEvent;
import dev.synod.events.session.SessionEvent.ContributionFailed;
import dev.synod.events.session.SessionEvent.RoundStarted;
import dev.synod.events.session.SessionEvent.SessionCancelled;
import dev.synod.session.core.Deliberation.Debating;
import dev.synod.session.core.Deliberation.Decomposing;
import dev.synod.session.core.Deliberation.Ended;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** What time, repetition and the user's will do to a session. */
class CouncilInterruptionsTest {

    @Test
    void an_overdue_ask_is_sent_again_under_the_same_id() {
        Play play = new Play().until(Decomposing.class);
        Ask ask = play.state.asks().getFirst();
        play.now = ask.reissueAt();
        Step step = play.give(new Input.Tick(play.now));

        assertThat(step.facts()).isEmpty();
        assertThat(step.asks()).singleElement().satisfies(again -> {
            assertThat(again.requestId()).isEqualTo(ask.requestId());
            assertThat(again.reissueAt()).isEqualTo(play.now.plus(Play.REISSUE));
            assertThat(again.giveUpAt()).isEqualTo(ask.giveUpAt());
        });
    }

    @Test
    void an_ask_past_its_time_counts_as_failed() {
        Play play = new Play().until(Debating.class);
        play.answer(play.state.asks().getFirst());
        play.answer(play.state.asks().getFirst());
        play.answer(play.state.asks().getFirst());
        play.now = play.state.asks().getFirst().giveUpAt();
        play.give(new Input.Tick(play.now));

        assertThat(play.published(ContributionFailed.class).getFirst().code()).isEqualTo("timeout_total");
        assertThat(play.published(RoundStarted.class)).hasSize(2);
    }

    @Test
    void an_answer_that_comes_twice_is_heard_and_paid_once() {
        Play play = new Play().until(Debating.class);
        Ask ask = play.state.asks().getFirst();
        play.answer(ask);
        List<SessionEvent> before = List.copyOf(play.published);
        Step again = play.answer(ask);

        assertThat(again.ignored()).isTrue();
        assertThat(play.published).isEqualTo(before);
    }

    @Test
    void cancelling_ends_at_once_and_for_good() {
        Play play = new Play().until(Debating.class);
        List<Ask> open = play.state.asks();
        play.give(new Input.Cancel(play.now, "changed my mind"));

        assertThat(play.published.getLast()).isEqualTo(new SessionCancelled("changed my mind"));
        assertThat(play.answer(open.getFirst()).ignored()).isTrue();
        assertThat(play.state).isInstanceOf(Ended.class);
    }
}
