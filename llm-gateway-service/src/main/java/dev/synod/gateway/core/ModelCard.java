package dev.synod.gateway.core;

import dev.synod.events.llm.LlmRequest.RequestCompletion;

import java.time.LocalDate;

/** What is known of a model or a search engine, when it was true, and where it stood. */
public sealed interface ModelCard {
    Price price();

    /** The day when its source said so. */
    LocalDate asOf();

    /** Where it was read. */
    String source();

    /**
     * A model that completes.
     *
     * @param contextTokens question and answer together
     * @param maxOutputTokens the longest answer
     * @param jsonSchema true if it can be held to a JSON Schema, else it can only be told
     * @param temperature false if it refuses to be given any
     */
    record Chat(
            Price price,
            int contextTokens,
            int maxOutputTokens,
            boolean jsonSchema,
            boolean temperature,
            LocalDate asOf,
            String source)
            implements ModelCard {

        /** How long an answer to this request may get. */
        public int outputTokens(RequestCompletion request) {
            return Math.min(request.maxOutputTokens(), maxOutputTokens);
        }

        /** Question and answer as they would fill this model's context. */
        long tokensOf(RequestCompletion request) {
            return Estimate.promptTokens(request) + outputTokens(request);
        }
    }

    /**
     * A model that turns texts into vectors.
     *
     * @param maxTextTokens of one text
     */
    record Embedding(Price price, int maxTextTokens, LocalDate asOf, String source) implements ModelCard {}

    /** A search engine. */
    record Search(Price price, LocalDate asOf, String source) implements ModelCard {}
}
