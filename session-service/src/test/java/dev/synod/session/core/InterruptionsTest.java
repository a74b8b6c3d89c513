package dev.synod.session.core;

import dev.synod.events.session.CouncilOptions;
import dev.synod.events.session.ResumedBy;
import dev.synod.events.session.SessionEvent.ClarificationAnswered;
import dev.synod.events.session.SessionEvent.ClarificationRequested;
import dev.synod.events.session.SessionEvent.ContributionAdded;
import dev.synod.events.session.SessionEvent.DecompositionCompleted;
import dev.synod.events.session.SessionEvent.InterjectionAdded;
import dev.synod.events.session.SessionEvent.PanelSelected;
import dev.synod.events.session.SessionEvent.RoundStarted;
import dev.synod.events.session.SessionEvent.SessionCancelled;
import dev.synod.events.session.SessionEvent.SessionFailed;
import dev.synod.events.session.SessionEvent.SessionResumed;
import dev.synod.events.session.SessionEvent.SessionStarted;
import dev.synod.events.session.SessionEvent.SessionWaiting;
import dev.synod.events.session.SessionEvent.VerdictReached;
import dev.synod.events.session.WaitingFor;
import dev.synod.session.core.desk.Ask;
import dev.synod.session.core.desk.Purpose;
import dev.synod.session.core.desk.Reply;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** What users and outages do to a session. */
class InterruptionsTest {
    private final Play play = new Play(new CouncilOptions(1, 3, 3));

    @Test
    void a_vague_problem_waits_for_its_user_and_its_time_stands_still() {
        play.until(Purpose.TRIAGE);
        play.answer(
                play.ask(Purpose.TRIAGE), new Reply.Clarity(false, "It is vague.", List.of("a?", "b?", "c?", "d?")));

        assertThat(play.first(ClarificationRequested.class).questions()).containsExactly("a?", "b?", "c?");
        assertThat(play.first(SessionWaiting.class).waitingFor()).isEqualTo(WaitingFor.USER);
        assertThat(play.state.dueAt(Play.RULES))
                .as("it waits as long as it takes")
                .isEmpty();
        play.now = play.now.plus(Duration.ofDays(3));
        assertThat(play.give(new Input.Tick(play.now)).ignored()).isTrue();
        play.give(new Input.Clarify(play.now, "I mean the office"));

        assertThat(play.first(ClarificationAnswered.class).answer()).isEqualTo("I mean the office");
        assertThat(play.first(SessionResumed.class).deadline())
                .isEqualTo(play.first(SessionStarted.class).deadline().plus(Duration.ofDays(3)));
        assertThat(play.asks(Purpose.DECOMPOSITION)).hasSize(1);
    }

    @Test
    void a_problem_called_vague_without_a_question_is_clear_enough() {
        play.until(Purpose.TRIAGE);
        play.answer(play.ask(Purpose.TRIAGE), new Reply.Clarity(false, "Hm.", List.of()));

        assertThat(play.state.stage()).isEqualTo(Stage.DECOMPOSITION);
    }

    @Test
    void an_interjection_is_known_from_then_on() {
        play.until(Purpose.CONTRIBUTION);
        play.give(new Input.Interject(play.now, "We may hire two more."));

        assertThat(play.first(InterjectionAdded.class)).isEqualTo(new InterjectionAdded(1, "We may hire two more."));
        assertThat(play.state.dossier().interjections()).containsExactly("We may hire two more.");
        play.until(Stage.ACTIONS);
        assertThat(play.give(new Input.Interject(play.now, "too late")).ignored())
                .isTrue();
    }

    @Test
    void a_paused_session_hears_what_was_asked_and_asks_nothing_new() {
        play.until(Purpose.CONTRIBUTION);
        List<Ask> asks = play.asks(Purpose.CONTRIBUTION);
        play.give(new Input.Pause(play.now));
        asks.forEach(play::answer);

        assertThat(play.published(ContributionAdded.class)).hasSize(3);
        assertThat(play.state.desk().asks()).isEmpty();
        play.now = play.now.plus(Duration.ofDays(1));
        assertThat(play.give(new Input.Tick(play.now)).ignored()).isTrue();
        assertThat(play.give(new Input.Pause(play.now)).ignored()).isTrue();
        play.give(new Input.Resume(play.now));
        assertThat(play.asks(Purpose.EMBEDDING)).hasSize(1);
        play.until(Stage.ENDED);
        assertThat(play.published(VerdictReached.class)).hasSize(1);
    }

    @Test
    void what_was_out_during_a_pause_is_waited_for_afresh() {
        play.until(Purpose.CONTRIBUTION);
        play.give(new Input.Pause(play.now));
        play.now = play.now.plus(Duration.ofDays(1));
        Step resumed = play.give(new Input.Resume(play.now));

        assertThat(resumed.asks()).hasSize(3).allSatisfy(ask -> assertThat(ask.giveUpAt())
                .isEqualTo(play.now.plus(Play.TIMES.giveUpAfter())));
    }

    @Test
    void when_no_provider_can_be_reached_the_session_waits_and_goes_on_by_itself() {
        play.until(Purpose.DECOMPOSITION);
        play.refuse(play.ask(Purpose.DECOMPOSITION), "circuit_open", true);
        assertThat(play.first(SessionWaiting.class).waitingFor()).isEqualTo(WaitingFor.PROVIDERS);

        for (int seconds : List.of(5, 10, 20, 40, 60, 60)) {
            assertThat(play.state.dueAt(Play.RULES)).contains(play.now.plusSeconds(seconds));
            play.now = play.now.plusSeconds(seconds);
            play.give(new Input.Tick(play.now));
            play.refuse(play.ask(Purpose.DECOMPOSITION), "circuit_open", true);
        }
        assertThat(play.published(SessionWaiting.class)).as("said once").hasSize(1);
        play.now = play.now.plus(Duration.ofMinutes(1));
        play.give(new Input.Tick(play.now));
        play.answer(play.ask(Purpose.DECOMPOSITION));
        assertThat(play.first(SessionResumed.class).resumedBy()).isEqualTo(ResumedBy.PROVIDERS);
        play.until(Stage.ENDED);
        assertThat(play.published(VerdictReached.class)).hasSize(1);
    }

    @Test
    void at_the_beginning_of_an_outage_nothing_is_given_up() {
        for (Purpose purpose : List.of(Purpose.DECOMPOSITION, Purpose.PANEL)) {
            play.until(purpose);
            play.refuse(play.ask(purpose), "network", true);
            play.now = play.state.dueAt(Play.RULES).orElseThrow();
            play.give(new Input.Tick(play.now));
            play.refuse(play.ask(purpose), "circuit_open", true);
            assertThat(play.published.getLast()).isInstanceOf(SessionWaiting.class);
            play.now = play.now.plus(Duration.ofHours(3));
            play.give(new Input.Tick(play.now));
            play.answer(play.ask(purpose));
        }

        assertThat(play.first(DecompositionCompleted.class).fallback()).isFalse();
        assertThat(play.first(PanelSelected.class).fallback()).isFalse();
    }

    @Test
    void what_keeps_failing_without_an_outage_is_done_without_after_a_while() {
        play.until(Purpose.DECOMPOSITION);
        play.busy(play.ask(Purpose.DECOMPOSITION).task());

        assertThat(play.first(DecompositionCompleted.class).fallback()).isTrue();
        assertThat(play.published(SessionWaiting.class)).isEmpty();
    }

    @Test
    void when_a_provider_is_back_nobody_waits_for_the_clock() {
        play.until(Purpose.CONTRIBUTION);
        while (!play.asks(Purpose.CONTRIBUTION).isEmpty()) {
            play.refuse(play.ask(Purpose.CONTRIBUTION), "circuit_open", true);
        }
        assertThat(play.published(SessionWaiting.class)).hasSize(1);
        Step tried = play.give(new Input.ProviderBack(play.now));

        assertThat(tried.asks()).hasSize(3);
        assertThat(play.give(new Input.ProviderBack(play.now)).ignored())
                .as("nothing rests")
                .isTrue();
    }

    @Test
    void a_failed_session_is_tried_again_where_it_failed_under_new_ids() {
        play.until(Purpose.CONTRIBUTION);
        List.copyOf(play.asks(Purpose.CONTRIBUTION)).forEach(play::refuseForGood);
        assertThat(play.published(SessionFailed.class)).hasSize(1);
        Step retried = play.give(new Input.Retry(play.now));

        assertThat(retried.facts()).singleElement().satisfies(fact -> assertThat(((SessionResumed) fact).resumedBy())
                .isEqualTo(ResumedBy.RETRY));
        assertThat(retried.asks()).extracting(Ask::requestId).contains("0199/s1/r1/m1/2.1");
        play.until(Stage.ENDED);
        assertThat(play.published(RoundStarted.class))
                .as("the round is not begun anew")
                .hasSize(3);
        assertThat(play.first(VerdictReached.class).verdict().missing()).isEmpty();
    }

    @Test
    void cancelling_ends_at_once_and_for_good() {
        play.until(Purpose.CONTRIBUTION);
        List<Ask> open = play.asks(Purpose.CONTRIBUTION);
        play.give(new Input.Cancel(play.now, "changed my mind"));

        assertThat(play.published.getLast()).isEqualTo(new SessionCancelled("changed my mind"));
        assertThat(play.answer(open.getFirst()).ignored()).isTrue();
        assertThat(play.give(new Input.Retry(play.now)).ignored()).isTrue();
        assertThat(play.state.desk().asks()).isEmpty();
    }
}
