package dev.synod.session;

import dev.synod.events.llm.LlmErrorCode;
import dev.synod.events.llm.LlmRequest;
import dev.synod.events.llm.LlmRequest.RequestCompletion;
import dev.synod.events.llm.LlmRequest.RequestEmbeddings;
import dev.synod.events.llm.LlmRequest.RequestSearch;
import dev.synod.events.llm.LlmResponse;
import dev.synod.events.llm.LlmResponse.CompletionAnswered;
import dev.synod.events.llm.LlmResponse.CompletionFailed;
import dev.synod.events.llm.LlmResponse.EmbeddingsAnswered;
import dev.synod.events.llm.LlmResponse.LookupFailed;
import dev.synod.events.llm.LlmResponse.SearchAnswered;
import dev.synod.events.session.Cost;
import dev.synod.events.session.Source;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What a gateway might say. */
public final class Answers {
    /** What each of these answers costs. */
    public static final Cost COST = new Cost(10, 20, 30);

    private Answers() {}

    static String stepOf(LlmRequest request) {
        return request.labels().getOrDefault("step", "");
    }

    /** A fitting answer: a clear problem, one part, experts who neither agree nor repeat themselves. */
    public static LlmResponse usual(LlmRequest request) {
        return switch (request) {
            case RequestCompletion e -> words(e, usualWords(e));
            case RequestEmbeddings e -> vectors(e, e.texts().size());
            case RequestSearch e ->
                sources(e, List.of(new Source("About " + e.query(), "https://example.org", "A fact.")));
        };
    }

    /** A completion. */
    public static LlmResponse words(LlmRequest request, String text) {
        return words(request, text, COST);
    }

    public static LlmResponse words(LlmRequest request, String text, Cost cost) {
        return new CompletionAnswered(
                request.requestId(),
                request.sessionId(),
                text,
                "stop",
                "anthropic",
                "model",
                false,
                1,
                cost,
                request.labels());
    }

    static LlmResponse sources(LlmRequest request, List<Source> sources) {
        return new SearchAnswered(
                request.requestId(), request.sessionId(), sources, "brave", 1, COST, request.labels());
    }

    /** Each is half like each other. */
    private static LlmResponse vectors(LlmRequest request, int count) {
        List<List<Float>> vectors = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<Float> vector = new ArrayList<>(Collections.nCopies(count + 1, 0f));
            vector.set(0, 1f);
            vector.set(i + 1, 1f);
            vectors.add(vector);
        }
        return new EmbeddingsAnswered(
                request.requestId(), request.sessionId(), vectors, "voyage", "model", 1, COST, request.labels());
    }

    /** No answer. */
    public static LlmResponse failed(LlmRequest request, LlmErrorCode code) {
        return request instanceof RequestCompletion
                ? new CompletionFailed(
                        request.requestId(), request.sessionId(), code, "no model could answer", 1, request.labels())
                : new LookupFailed(
                        request.requestId(), request.sessionId(), code, "no provider could", 1, request.labels());
    }

    private static String usualWords(RequestCompletion request) {
        return switch (stepOf(request)) {
            case "triage" -> "{\"clear\": true, \"reason\": \"It can be debated.\", \"questions\": []}";
            case "decomposition" -> "{\"subProblems\": [{\"title\": \"Cost\", \"question\": \"What does it cost?\"}]}";
            case "panel" -> "{\"personas\": [\"economist\", \"sceptic\", \"counsel\"]}";
            case "ballot" -> "{\"ranking\": [\"A\", \"B\", \"C\"]}";
            case "verdict" -> "{\"recommendation\": \"Yes\", \"rationale\": \"It pays.\", \"confidence\": 0.8}";
            case "actions" -> "{\"actions\": [{\"title\": \"Find a place\", \"priority\": \"high\"}]}";
            default -> "Words about " + request.requestId();
        };
    }
}
