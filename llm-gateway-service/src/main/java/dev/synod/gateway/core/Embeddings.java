package dev.synod.gateway.core;

import java.util.List;

/**
 * Vectors of texts.
 *
 * @param vectors one per text, in their order, each of {@link #DIMENSIONS} numbers
 */
public record Embeddings(List<List<Float>> vectors, long inputTokens) implements ProviderAnswer {
    /**
     * Enough to tell like from unlike. With {@link RequestCheck#MOST_TEXTS} texts an answer stays below 300 KB, and one
     * Kafka record holds it.
     */
    public static final int DIMENSIONS = 256;

    @Override
    public long outputTokens() {
        return 0;
    }
}
