package dev.synod.session.core.measure;

import dev.synod.events.session.Duplicate;
import dev.synod.events.session.Scores;
import dev.synod.session.core.dossier.Contribution;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Scores of a round, from how alike its texts are (each 0 to 1; {@code s} said in the round, {@code b} in
 * the round before, {@code q} the question):
 *
 * <pre>
 * convergence   = mean of like(s, s') over all pairs; 1 for a single text
 * novelty       = 1 - mean over s of the greatest like(s, b); 1 if nothing was said before
 * conflict      = 1 - the least like(s, s') of all pairs; 0 for a single text
 * repetition    = mean of like(s, b) over the members who spoke in both rounds; 0 if nobody did
 * relevance     = mean of like(s, q); 0 if nothing was said
 * participation = members heard / seats on the panel
 * </pre>
 */
public final class Scoring {
    private final RoundTexts texts;
    private final Likenesses likenesses;

    public Scoring(RoundTexts texts, Likenesses likenesses) {
        this.texts = texts;
        this.likenesses = likenesses;
    }

    /** What is known of a round whose texts were not compared. */
    public static Scores unscored(RoundTexts texts, int seats) {
        return new Scores(0, 1, 0, 0, 1, participation(texts, seats));
    }

    /** The scores, rounded to four digits, so that they are the same wherever they are computed. */
    public Scores scores(int seats) {
        return new Scores(
                rounded(convergence()),
                rounded(novelty()),
                rounded(conflict()),
                rounded(repetition()),
                rounded(mean(this::likeQuestion)),
                participation(texts, seats));
    }

    /** Texts at least so much like an earlier one of the round that stands for itself. */
    public List<Duplicate> duplicates(double threshold) {
        List<Duplicate> found = new ArrayList<>();
        List<Integer> originals = new ArrayList<>();
        for (int i = 0; i < texts.said().size(); i++) {
            int text = i;
            originals.stream()
                    .filter(original -> between(text, original) >= threshold)
                    .findFirst()
                    .ifPresentOrElse(
                            original -> found.add(new Duplicate(
                                    memberOf(text), memberOf(original), rounded(between(text, original)))),
                            () -> originals.add(text));
        }
        return List.copyOf(found);
    }

    private double convergence() {
        return pairs().average().orElse(texts.said().isEmpty() ? 0 : 1);
    }

    private double conflict() {
        return 1 - pairs().min().orElse(1);
    }

    private double novelty() {
        if (texts.before().isEmpty() || texts.said().isEmpty()) {
            return 1;
        }
        return 1
                - mean(text -> IntStream.range(0, texts.before().size())
                        .mapToDouble(
                                earlier -> likenesses.between(texts.placeOfSaid(text), texts.placeOfBefore(earlier)))
                        .max()
                        .orElse(0));
    }

    private double repetition() {
        return IntStream.range(0, texts.said().size())
                .boxed()
                .flatMap(text -> IntStream.range(0, texts.before().size())
                        .filter(earlier ->
                                texts.before().get(earlier).memberId().equals(memberOf(text)))
                        .mapToObj(earlier -> likenesses.between(texts.placeOfSaid(text), texts.placeOfBefore(earlier))))
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(0);
    }

    private DoubleStream pairs() {
        int count = texts.said().size();
        return IntStream.range(0, count).boxed().flatMapToDouble(one -> IntStream.range(one + 1, count)
                .mapToDouble(other -> between(one, other)));
    }

    private double between(int one, int other) {
        return likenesses.between(texts.placeOfSaid(one), texts.placeOfSaid(other));
    }

    private double likeQuestion(int text) {
        return likenesses.between(0, texts.placeOfSaid(text));
    }

    private double mean(IntToDoubleFunction value) {
        return IntStream.range(0, texts.said().size())
                .mapToDouble(value)
                .average()
                .orElse(0);
    }

    private String memberOf(int text) {
        Contribution said = texts.said().get(text);
        return said.memberId();
    }

    private static double participation(RoundTexts texts, int seats) {
        return seats == 0 ? 0 : rounded((double) texts.said().size() / seats);
    }

    private static double rounded(double value) {
        return Math.round(value * 10_000) / 10_000.0;
    }
}
