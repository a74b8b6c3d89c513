package dev.synod.events.llm;

import dev.synod.events.Message;
import dev.synod.events.WireType;
import dev.synod.events.session.Cost;
import dev.synod.events.session.Source;

import java.util.List;
import java.util.Map;

/** The one answer to a request, for good. */
public sealed interface LlmResponse extends Message {
    String requestId();

    String sessionId();

    Map<String, String> labels();

    /**
     * A completion.
     *
     * @param finishReason {@code stop}, or {@code length} if the model was cut off by its limit
     * @param substitute true if an earlier choice of the route could not answer
     * @param attempts calls made to providers, this one included
     */
    @WireType(value = "dev.synod.completion.answered.v1", summary = "A model answered")
    record CompletionAnswered(
            String requestId,
            String sessionId,
            String text,
            String finishReason,
            String provider,
            String model,
            boolean substitute,
            int attempts,
            Cost cost,
            Map<String, String> labels)
            implements LlmResponse {}

    /** No model of the route could answer; the code says why the last one could not. */
    @WireType(value = "dev.synod.completion.failed.v1", summary = "No model could answer")
    record CompletionFailed(
            String requestId,
            String sessionId,
            LlmErrorCode code,
            String detail,
            int attempts,
            Map<String, String> labels)
            implements LlmResponse {}

    /** @param vectors one per text, in their order, all of the same length */
    @WireType(value = "dev.synod.embeddings.answered.v1", summary = "A provider embedded the texts")
    record EmbeddingsAnswered(
            String requestId,
            String sessionId,
            List<List<Float>> vectors,
            String provider,
            String model,
            int attempts,
            Cost cost,
            Map<String, String> labels)
            implements LlmResponse {}

    /** @param sources best first; none is an answer too */
    @WireType(value = "dev.synod.search.answered.v1", summary = "A provider searched the web")
    record SearchAnswered(
            String requestId,
            String sessionId,
            List<Source> sources,
            String provider,
            int attempts,
            Cost cost,
            Map<String, String> labels)
            implements LlmResponse {}

    /** Embeddings or a search could not be had; the code says why the last provider asked could not. */
    @WireType(value = "dev.synod.lookup.failed.v1", summary = "No provider could embed or search")
    record LookupFailed(
            String requestId,
            String sessionId,
            LlmErrorCode code,
            String detail,
            int attempts,
            Map<String, String> labels)
            implements LlmResponse {}
}
