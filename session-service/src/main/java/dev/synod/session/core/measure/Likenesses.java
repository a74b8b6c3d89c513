package dev.synod.session.core.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How alike texts are, each to each, from 0 (nothing in common) to 1 (the same): the cosine of the angle
 * between their vectors, negative ones counted as 0 (G. Salton, A. Wong, C. S. Yang, 1975).
 */
public final class Likenesses {
    /** Shorter words are mostly grammar, which all texts share. */
    private static final int SHORTEST_WORD = 4;

    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final List<List<Float>> vectors;

    private Likenesses(List<List<Float>> vectors) {
        this.vectors = vectors;
    }

    /** By embeddings, one per text. */
    public static Likenesses ofVectors(List<List<Float>> vectors) {
        return new Likenesses(vectors);
    }

    /** By how often each word occurs. */
    public static Likenesses ofWords(List<String> texts) {
        Map<String, Integer> vocabulary = new LinkedHashMap<>();
        List<List<String>> words = texts.stream().map(Likenesses::wordsOf).toList();
        words.forEach(text -> text.forEach(word -> vocabulary.computeIfAbsent(word, fresh -> vocabulary.size())));
        return new Likenesses(
                words.stream().map(text -> countsOf(text, vocabulary)).toList());
    }

    /** True if the text has words to compare. */
    public static boolean hasWords(String text) {
        return !wordsOf(text).isEmpty();
    }

    /** How alike the texts at these places are. */
    public double between(int one, int other) {
        return cosine(vectors.get(one), vectors.get(other));
    }

    private static List<String> wordsOf(String text) {
        return NO_LETTERS
                .splitAsStream(text.toLowerCase(Locale.ROOT))
                .filter(word -> word.length() >= SHORTEST_WORD)
                .toList();
    }

    private static List<Float> countsOf(List<String> words, Map<String, Integer> vocabulary) {
        float[] counts = new float[vocabulary.size()];
        for (String word : words) {
            Integer place = vocabulary.get(word);
            if (place != null) {
                counts[place]++;
            }
        }
        List<Float> vector = new ArrayList<>(counts.length);
        for (float count : counts) {
            vector.add(count);
        }
        return vector;
    }

    private static double cosine(List<Float> one, List<Float> other) {
        double product = 0;
        double oneSquared = 0;
        double otherSquared = 0;
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            product += one.get(i) * other.get(i);
            oneSquared += one.get(i) * one.get(i);
            otherSquared += other.get(i) * other.get(i);
        }
        return oneSquared == 0 || otherSquared == 0
                ? 0
                : Math.clamp(product / Math.sqrt(oneSquared * otherSquared), 0, 1);
    }
}
