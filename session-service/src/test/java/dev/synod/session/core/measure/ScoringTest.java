package dev.synod.session.core.measure;

import dev.synod.events.session.AnsweredBy;
import dev.synod.events.session.Duplicate;
import dev.synod.events.session.Scores;
import dev.synod.session.core.dossier.Contribution;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** The formulas, on numbers small enough to check by hand. */
class ScoringTest {
    private static final List<Float> EAST = List.of(1f, 0f);
    private static final List<Float> NORTH = List.of(0f, 1f);
    private static final List<Float> NORTH_EAST = List.of(1f, 1f);

    @Test
    void scores_follow_their_formulas() {
        RoundTexts texts = new RoundTexts("q", List.of(said("m1"), said("m2"), said("m3")), List.of(said("m1")));
        Scoring scoring = new Scoring(texts, Likenesses.ofVectors(List.of(EAST, EAST, NORTH_EAST, NORTH, NORTH_EAST)));

        assertThat(scoring.scores(4))
                .isEqualTo(new Scores(
                        0.4714, // (0.7071 + 0 + 0.7071) / 3
                        0.1953, // 1 - (0.7071 + 1 + 0.7071) / 3
                        1, // 1 - 0
                        0.7071, // m1 alone spoke before
                        0.569, // (1 + 0.7071 + 0) / 3
                        0.75));
    }

    @Test
    void a_first_round_is_all_new_and_a_single_voice_agrees_with_itself() {
        Scoring scoring = new Scoring(
                new RoundTexts("q", List.of(said("m1")), List.of()), Likenesses.ofVectors(List.of(NORTH, EAST)));

        assertThat(scoring.scores(4)).isEqualTo(new Scores(1, 1, 0, 0, 0, 0.25));
    }

    @Test
    void a_duplicate_points_to_the_first_that_says_the_same() {
        RoundTexts texts = new RoundTexts("q", List.of(said("m1"), said("m2"), said("m3"), said("m4")), List.of());
        Scoring scoring = new Scoring(texts, Likenesses.ofVectors(List.of(EAST, EAST, NORTH, EAST, List.of(0.1f, 1f))));

        assertThat(scoring.duplicates(0.8))
                .containsExactly(new Duplicate("m3", "m1", 1), new Duplicate("m4", "m2", 0.995));
    }

    @Test
    void words_are_compared_by_how_often_they_occur() {
        Likenesses words =
                Likenesses.ofWords(List.of("Cost, cost and people.", "People cost COST!", "Only other words", ""));

        assertThat(words.between(0, 1)).isEqualTo(1);
        assertThat(words.between(0, 2)).isZero();
        assertThat(words.between(0, 3)).isZero();
        assertThat(Likenesses.hasWords("to be or not"))
                .as("short words are grammar")
                .isFalse();
    }

    private static Contribution said(String memberId) {
        return new Contribution(2, memberId, memberId, new AnsweredBy("r", "p", "m", false));
    }
}
