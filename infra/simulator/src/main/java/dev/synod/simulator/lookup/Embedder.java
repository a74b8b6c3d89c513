package dev.synod.simulator.lookup;

import dev.synod.simulator.text.Dice;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Vectors from hashed words and word pairs: equal texts are equal, texts with the same words are near. */
final class Embedder {

    private static final double PAIR_WEIGHT = 0.5;
    private static final double COMMON_WEIGHT = 0.15;
    private static final int PLACES_PER_WORD = 4;
    private static final int STEM_LENGTH = 6;
    private static final Set<String> COMMON_WORDS = Set.of(
            "the", "and", "for", "that", "this", "with", "are", "not", "but", "have", "has", "was", "will", "would",
            "you", "our", "its", "their", "they", "from", "what", "which", "who", "than", "then", "can", "should", "a",
            "an", "of", "to", "in", "is", "it", "as", "at", "be", "by", "on", "or", "we", "i", "if", "so");

    private Embedder() {}

    /** A vector of length 1; the zero text points in a fixed direction. */
    static float[] vector(String text, int dimensions) {
        Map<String, Double> weights = weights(text);
        double[] sum = new double[dimensions];
        weights.forEach((word, weight) -> {
            Dice dice = Dice.of(word);
            for (int i = 0; i < PLACES_PER_WORD; i++) {
                sum[dice.below(dimensions)] += dice.chance(0.5) ? weight : -weight;
            }
        });
        double square = 0;
        for (double value : sum) {
            square += value * value;
        }
        if (square == 0) {
            sum[0] = 1;
            square = 1;
        }
        float[] vector = new float[dimensions];
        for (int i = 0; i < dimensions; i++) {
            vector[i] = (float) (sum[i] / Math.sqrt(square));
        }
        return vector;
    }

    private static Map<String, Double> weights(String text) {
        Map<String, Integer> counts = new HashMap<>();
        String previous = "";
        for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")) {
            String stem = word.length() > STEM_LENGTH ? word.substring(0, STEM_LENGTH) : word;
            if (!stem.isEmpty()) {
                counts.merge(stem, 1, Integer::sum);
                counts.merge(previous + " " + stem, 1, Integer::sum);
                previous = stem;
            }
        }
        Map<String, Double> weights = new HashMap<>();
        counts.forEach((word, count) -> {
            double kind = COMMON_WORDS.contains(word) ? COMMON_WEIGHT : word.contains(" ") ? PAIR_WEIGHT : 1;
            weights.put(word, kind * (1 + Math.log(count)));
        });
        return weights;
    }
}
