package dev.synod.testing;

import dev.synod.events.llm.LlmRequest.ChatMessage;
import dev.synod.events.llm.LlmRequest.RequestCompletion;
import dev.synod.events.llm.LlmRequest.RequestEmbeddings;
import dev.synod.events.llm.LlmRequest.RequestSearch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Requests to the gateway that no council stands behind; each number asks something else.
 *
 * @param sessionId what all their ids begin with
 * @param maxOutputTokens of a completion
 * @param patience from now until their deadline
 */
public record LlmRequests(String sessionId, int maxOutputTokens, Duration patience) {
    private static final String OWNER = "alice";

    /** Of a session that nobody else knows. */
    public static LlmRequests ofNobody(int maxOutputTokens, Duration patience) {
        return new LlmRequests(UUID.randomUUID().toString(), maxOutputTokens, patience);
    }

    /** A completion, streamed or not. */
    public RequestCompletion completion(int number, String route, boolean streamed) {
        return new RequestCompletion(
                id("completion", number),
                sessionId,
                OWNER,
                null,
                route,
                List.of(
                        new ChatMessage("system", "You are Ruth Mbeki, customer advocate."),
                        new ChatMessage("user", "Should shop " + number + " open on Sundays?")),
                null,
                maxOutputTokens,
                0.7,
                streamed,
                Map.of("step", "completion"),
                Instant.now().plus(patience));
    }

    /** The embeddings of two texts. */
    public RequestEmbeddings embeddings(int number) {
        return new RequestEmbeddings(
                id("embeddings", number),
                sessionId,
                OWNER,
                null,
                List.of("Shop " + number + " is closed on Sundays.", "Sunday is the busiest day of street " + number),
                Map.of("step", "embeddings"),
                Instant.now().plus(patience));
    }

    /** A search for three sources. */
    public RequestSearch search(int number) {
        return new RequestSearch(
                id("search", number),
                sessionId,
                OWNER,
                null,
                "Sunday trade in street " + number,
                3,
                Map.of("step", "search"),
                Instant.now().plus(patience));
    }

    private String id(String step, int number) {
        return "%s/%s-%d/1".formatted(sessionId, step, number);
    }
}
