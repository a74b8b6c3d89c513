package dev.synod.events.llm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.synod.events.Message;
import dev.synod.events.WireType;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What can be asked of the gateway. The same request id means the same request, answered once. */
public sealed interface LlmRequest extends Message {
    String requestId();

    String sessionId();

    String ownerId();

    /** What the session may have cost in all when this is paid, in millionths of a US dollar; absent for no limit. */
    @Nullable Long budgetMicroUsd();

    Map<String, String> labels();

    Instant deadline();

    /**
     * Asks for one completion.
     *
     * @param ownerId who pays
     * @param budgetMicroUsd it is not asked if it may bring the session's cost above this; absent for no limit
     * @param route an ordered list of models, named in the gateway's configuration
     * @param output the JSON wanted; absent for prose
     * @param stream whether words are published on the deltas topic as they come
     * @param labels opaque to the gateway, sent back with deltas and response
     * @param deadline after it the answer is of no use and no further attempt is made
     */
    @WireType(value = "dev.synod.completion.request.v1", summary = "Ask a model for a completion")
    record RequestCompletion(
            String requestId,
            String sessionId,
            String ownerId,
            @Nullable Long budgetMicroUsd,
            String route,
            List<ChatMessage> messages,
            @Nullable OutputSchema output,
            int maxOutputTokens,
            double temperature,
            boolean stream,
            Map<String, String> labels,
            Instant deadline)
            implements LlmRequest {}

    /**
     * Asks for embeddings, one per text, in their order.
     *
     * @param ownerId who pays
     * @param budgetMicroUsd it is not asked if it may bring the session's cost above this; absent for no limit
     * @param labels opaque to the gateway, sent back with the response
     * @param deadline after it the answer is of no use and no further attempt is made
     */
    @WireType(value = "dev.synod.embeddings.request.v1", summary = "Ask for the embeddings of some texts")
    record RequestEmbeddings(
            String requestId,
            String sessionId,
            String ownerId,
            @Nullable Long budgetMicroUsd,
            List<String> texts,
            Map<String, String> labels,
            Instant deadline)
            implements LlmRequest {}

    /**
     * Asks for a web search.
     *
     * @param ownerId who pays
     * @param budgetMicroUsd it is not asked if it may bring the session's cost above this; absent for no limit
     * @param maxResults 1 to 10
     * @param labels opaque to the gateway, sent back with the response
     * @param deadline after it the answer is of no use and no further attempt is made
     */
    @WireType(value = "dev.synod.search.request.v1", summary = "Ask for a web search")
    record RequestSearch(
            String requestId,
            String sessionId,
            String ownerId,
            @Nullable Long budgetMicroUsd,
            String query,
            int maxResults,
            Map<String, String> labels,
            Instant deadline)
            implements LlmRequest {}

    /** One turn; roles are {@code system}, {@code user}, {@code assistant}. */
    record ChatMessage(String role, String content) {}

    /**
     * The shape of a wanted JSON answer.
     *
     * @param schema a JSON Schema (2020-12)
     */
    record OutputSchema(String name, JsonNode schema) {}
}
