package dev.synod.session.core;

import dev.synod.events.session.CouncilOptions;
import dev.synod.events.session.Outcome;
import dev.synod.events.session.SessionEvent.RankingCompleted;
import dev.synod.events.session.SessionEvent.SessionWaiting;
import dev.synod.events.session.SessionEvent.SynthesisCompleted;
import dev.synod.events.session.SessionEvent.VerdictReached;
import dev.synod.events.session.Standing;
import dev.synod.events.session.Verdict;
import dev.synod.events.session.Verdict.Seat;
import dev.synod.session.core.desk.Ask;
import dev.synod.session.core.desk.Purpose;
import dev.synod.session.core.desk.Reply;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Votes, syntheses and the verdict. */
class ChairTest {
    private final Play play = new Play(new CouncilOptions(1, 2, 4));

    @Test
    void void_ballots_weigh_nothing_and_are_counted() {
        play.until(Purpose.BALLOT);
        List<Ask> asks = play.asks(Purpose.BALLOT);
        play.refuse(asks.get(0), "auth", false);
        play.answer(asks.get(1), new Reply.Order(List.of("nonsense")));
        play.answer(asks.get(2));
        play.answer(asks.get(3));

        RankingCompleted ranking = play.first(RankingCompleted.class);
        assertThat(ranking.votes()).isEqualTo(2);
        assertThat(ranking.voidVotes()).isEqualTo(2);
        assertThat(ranking.standings())
                .extracting(Standing::place)
                .startsWith(1)
                .isSorted();
    }

    @Test
    void a_substitute_chairman_is_seen_in_the_verdict() {
        play.until(Purpose.SYNTHESIS);
        play.refuse(play.ask(Purpose.SYNTHESIS), "overloaded", true);
        assertThat(play.ask(Purpose.SYNTHESIS).route()).isEqualTo("chairman-substitute");
        play.until(Stage.ENDED);

        assertThat(play.first(SynthesisCompleted.class).substitute()).isTrue();
        assertThat(verdict().outcome()).isEqualTo(Outcome.REDUCED);
        assertThat(verdict().substituted()).extracting(Seat::memberId).containsExactly("chairman");
    }

    @Test
    void a_member_answered_by_another_model_is_seen_in_the_verdict() {
        play.until(Purpose.CONTRIBUTION);
        Ask ask = play.ask(Purpose.CONTRIBUTION);
        play.give(play.replied(ask, Play.reply(ask), true));
        play.until(Stage.ENDED);

        assertThat(verdict().outcome()).isEqualTo(Outcome.REDUCED);
        assertThat(verdict().substituted()).extracting(Seat::memberId).containsExactly("m1");
    }

    @Test
    void without_any_chairman_the_best_ranked_words_stand_and_the_verdict_is_partial() {
        play.until(Purpose.SYNTHESIS);
        play.refuseForGood(play.ask(Purpose.SYNTHESIS));

        SynthesisCompleted synthesis = play.first(SynthesisCompleted.class);
        String best = play.first(RankingCompleted.class).standings().getFirst().memberId();
        assertThat(synthesis.text())
                .isEqualTo(play.state
                        .dossier()
                        .inquiry("s1")
                        .lastWordsOf(best)
                        .orElseThrow()
                        .text());
        play.refuseForGood(play.ask(Purpose.VERDICT));
        play.until(Stage.ENDED);
        assertThat(verdict().outcome()).isEqualTo(Outcome.PARTIAL);
        assertThat(verdict().substituted()).as("nobody stood in").isEmpty();
        assertThat(verdict().rationale()).contains(synthesis.text());
        assertThat(verdict().degradations()).extracting(lost -> lost.step()).contains("synthesis", "verdict");
    }

    @Test
    void chairmen_who_are_busy_are_tried_a_few_times_more_and_then_done_without() {
        play.until(Purpose.SYNTHESIS);
        Ask synthesis = play.ask(Purpose.SYNTHESIS);
        play.busy(synthesis.task());

        assertThat(play.now).as("5 s, 10 s and 20 s").isEqualTo(Play.START.plusSeconds(35));
        assertThat(play.first(SynthesisCompleted.class).detail()).contains("overloaded");
        play.busy(play.ask(Purpose.VERDICT).task());
        play.until(Stage.ENDED);
        assertThat(verdict().outcome()).isEqualTo(Outcome.PARTIAL);
        assertThat(play.published(SessionWaiting.class))
                .as("somebody can be reached, so it doesn't say that nobody can")
                .isEmpty();
    }

    @Test
    void a_chairman_who_cannot_be_reached_is_waited_for() {
        play.until(Purpose.SYNTHESIS);
        play.refuse(play.ask(Purpose.SYNTHESIS), "circuit_open", true);
        play.refuse(play.ask(Purpose.SYNTHESIS), "circuit_open", true);

        assertThat(play.published(SynthesisCompleted.class)).isEmpty();
        assertThat(play.state.desk().asks()).singleElement().satisfies(ask -> assertThat(ask.isParked())
                .isTrue());
    }

    private Verdict verdict() {
        return play.first(VerdictReached.class).verdict();
    }
}
