package dev.synod.session.core;

import dev.synod.events.session.Concern;
import dev.synod.events.session.CouncilOptions;
import dev.synod.events.session.Decision;
import dev.synod.events.session.Degradation;
import dev.synod.events.session.Likeness;
import dev.synod.events.session.SessionEvent.ConvergenceAssessed;
import dev.synod.events.session.SessionEvent.DedupCompleted;
import dev.synod.events.session.SessionEvent.DedupSkipped;
import dev.synod.events.session.SessionEvent.ModerationAdded;
import dev.synod.events.session.SessionEvent.ModerationSkipped;
import dev.synod.events.session.SessionEvent.ResearchCompleted;
import dev.synod.events.session.SessionEvent.ResearchSkipped;
import dev.synod.events.session.SessionEvent.RoundStarted;
import dev.synod.events.session.SessionEvent.VerdictReached;
import dev.synod.session.core.desk.Ask;
import dev.synod.session.core.desk.Purpose;
import dev.synod.session.core.desk.Reply;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** What happens between two rounds: comparing, scoring, moderating, searching, summing up. */
class PreparationTest {
    private final Play play = new Play(new CouncilOptions(1, 4, 3)).until(Purpose.CONTRIBUTION);

    @Test
    void contributions_are_compared_by_embeddings() {
        say("one cost", "two cost", "three cost");
        play.answer(play.ask(Purpose.EMBEDDING), vectors("10", "10", "11", "01"));

        DedupCompleted compared = play.first(DedupCompleted.class);
        assertThat(compared.method()).isEqualTo(Likeness.EMBEDDINGS);
        assertThat(compared.detail()).isNull();
        assertThat(compared.duplicates()).isEmpty();
        assertThat(play.first(ConvergenceAssessed.class).scores().convergence()).isEqualTo(0.4714);
    }

    @Test
    void without_embeddings_they_are_compared_by_words_and_it_is_said() {
        say("cost decides everything", "cost decides everything", "people leave when hurried");
        play.refuse(play.ask(Purpose.EMBEDDING), "circuit_open", true);

        DedupCompleted compared = play.first(DedupCompleted.class);
        assertThat(compared.method()).isEqualTo(Likeness.LEXICAL);
        assertThat(compared.detail()).startsWith("circuit_open");
        assertThat(compared.duplicates()).singleElement().satisfies(duplicate -> {
            assertThat(duplicate.memberId()).isEqualTo("m2");
            assertThat(duplicate.sameAs()).isEqualTo("m1");
        });
        play.until(Stage.ENDED);
        assertThat(play.first(VerdictReached.class).verdict().degradations())
                .extracting(Degradation::step)
                .contains("dedup");
    }

    @Test
    void embeddings_of_another_number_of_texts_are_none() {
        say("one cost", "two cost", "three cost");
        play.answer(play.ask(Purpose.EMBEDDING), vectors("10", "01"));

        assertThat(play.first(DedupCompleted.class).method()).isEqualTo(Likeness.LEXICAL);
    }

    @Test
    void without_words_they_are_not_compared_at_all_and_it_is_said() {
        say("!", "?", "…");
        play.refuse(play.ask(Purpose.EMBEDDING), "not_found", false);

        assertThat(play.first(DedupSkipped.class).detail()).contains("no words");
        assertThat(play.first(ConvergenceAssessed.class).decision()).isEqualTo(Decision.CONTINUE);
    }

    @Test
    void a_debate_that_circles_is_moderated_before_it_goes_on() {
        say("cost decides", "cost decides", "cost decides");
        play.refuse(play.ask(Purpose.EMBEDDING), "auth", false);

        assertThat(play.first(ConvergenceAssessed.class).concern()).isEqualTo(Concern.CIRCLING);
        assertThat(play.published(RoundStarted.class)).hasSize(1);
        play.answer(play.ask(Purpose.MODERATION));
        assertThat(play.first(ModerationAdded.class).concern()).isEqualTo(Concern.CIRCLING);
        assertThat(play.published(RoundStarted.class)).hasSize(2);
    }

    @Test
    void a_moderator_who_cannot_be_had_is_skipped_and_it_is_said() {
        say("football yesterday", "weather tomorrow", "dinner tonight");
        play.refuse(play.ask(Purpose.EMBEDDING), "auth", false);
        assertThat(play.first(ConvergenceAssessed.class).concern()).isEqualTo(Concern.DRIFTING);
        play.refuse(play.ask(Purpose.MODERATION), "circuit_open", true);

        assertThat(play.first(ModerationSkipped.class).code()).isEqualTo("circuit_open");
        assertThat(play.published(RoundStarted.class)).hasSize(2);
    }

    @Test
    void what_an_expert_wants_looked_up_is_there_before_the_next_round() {
        List<Ask> asks = play.asks(Purpose.CONTRIBUTION);
        play.answer(asks.get(0), new Reply.Prose("cost alpha", List.of("rents", "wages")));
        play.answer(asks.get(1), new Reply.Prose("cost beta", List.of("Rents", "taxes", "fees")));
        play.answer(asks.get(2), new Reply.Prose("cost gamma", List.of()));

        assertThat(play.asks(Purpose.SEARCH))
                .as("each once, three at most after a round")
                .extracting(ask -> ask.task().query())
                .containsExactly("rents", "wages", "taxes");
        play.answer(play.ask(Purpose.EMBEDDING));
        assertThat(play.published(RoundStarted.class)).hasSize(1);
        play.answer(play.ask(Purpose.SEARCH));
        play.refuse(play.ask(Purpose.SEARCH), "circuit_open", true);
        play.answer(play.ask(Purpose.SEARCH));
        assertThat(play.published(ResearchCompleted.class)).hasSize(2);
        assertThat(play.first(ResearchSkipped.class).query()).isEqualTo("wages");
        assertThat(play.published(RoundStarted.class)).hasSize(2);
    }

    @Test
    void from_the_third_round_on_a_summary_stands_for_the_rounds_before_the_last() {
        play.until(Purpose.DIGEST);
        assertThat(play.published(RoundStarted.class))
                .extracting(RoundStarted::summary)
                .containsOnlyNulls();
        play.answer(play.ask(Purpose.DIGEST));

        assertThat(play.published(RoundStarted.class).getLast().summary()).isEqualTo("digest of s1/r2/digest");
    }

    @Test
    void without_a_summary_the_beginnings_of_what_was_said_stand_for_it() {
        play.until(Purpose.DIGEST);
        play.refuse(play.ask(Purpose.DIGEST), "auth", false);

        assertThat(play.published(RoundStarted.class).getLast().summary()).contains("Name 3: cost people");
    }

    private void say(String... words) {
        List<Ask> asks = play.asks(Purpose.CONTRIBUTION);
        for (int i = 0; i < words.length; i++) {
            play.answer(asks.get(i), new Reply.Prose(words[i], List.of()));
        }
    }

    /** The question's vector first, then those of the texts; each letter a component. */
    private static Reply vectors(String... components) {
        return new Reply.Vectors(Stream.of(components)
                .map(text ->
                        text.chars().mapToObj(digit -> (float) (digit - '0')).toList())
                .toList());
    }
}
