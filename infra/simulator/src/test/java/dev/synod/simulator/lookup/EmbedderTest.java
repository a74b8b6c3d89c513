package dev.synod.simulator.lookup;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class EmbedderTest {

    private static final int DIMENSIONS = 512;
    private static final Offset<Double> CLOSE = Offset.offset(1e-5);
    private static final String TEXT = "The startup should move the monolith to microservices in small steps.";

    @ParameterizedTest
    @ValueSource(strings = {TEXT, "", "!!!", "a", "Ünïcödé 漢字"})
    void a_vector_has_length_one(String text) {
        assertThat(similarity(text, text)).isCloseTo(1, CLOSE);
    }

    @Test
    void similar_texts_are_nearer_than_unrelated_ones() {
        double near = similarity(TEXT, "In small steps, the startup should move its monolith to microservices!");
        double far = similarity(TEXT, "Nobody expected rain on the day of the village fair.");
        assertThat(near).isGreaterThan(0.7);
        assertThat(far).isLessThan(0.3);
    }

    private static double similarity(String one, String other) {
        float[] a = Embedder.vector(one, DIMENSIONS);
        float[] b = Embedder.vector(other, DIMENSIONS);
        double sum = 0;
        for (int i = 0; i < DIMENSIONS; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }
}
