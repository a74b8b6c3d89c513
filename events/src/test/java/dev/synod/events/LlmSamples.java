package dev.synod.events;

import com.fasterxml.jackson.databind.JsonNode;
import dev.synod.events.llm.GatewayControl.CircuitReset;
import dev.synod.events.llm.LlmDelta.AttemptSuperseded;
import dev.synod.events.llm.LlmDelta.CompletionDelta;
import dev.synod.events.llm.LlmErrorCode;
import dev.synod.events.llm.LlmRequest.ChatMessage;
import dev.synod.events.llm.LlmRequest.OutputSchema;
import dev.synod.events.llm.LlmRequest.RequestCompletion;
import dev.synod.events.llm.LlmRequest.RequestEmbeddings;
import dev.synod.events.llm.LlmRequest.RequestSearch;
import dev.synod.events.llm.LlmResponse.CompletionAnswered;
import dev.synod.events.llm.LlmResponse.CompletionFailed;
import dev.synod.events.llm.LlmResponse.EmbeddingsAnswered;
import dev.synod.events.llm.LlmResponse.LookupFailed;
import dev.synod.events.llm.LlmResponse.SearchAnswered;
import dev.synod.events.llm.ProviderStatus.CircuitChanged;
import dev.synod.events.llm.ProviderStatus.CircuitState;
import dev.synod.events.llm.ProviderStatus.LevelChanged;
import dev.synod.events.session.Cost;
import dev.synod.events.session.Source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import static dev.synod.events.Samples.OWNER_ID;
import static dev.synod.events.Samples.REQUEST_ID;
import static dev.synod.events.Samples.SESSION_ID;
import static dev.synod.events.Samples.TIME;

/** One of each type of the gateway's topics. */
final class LlmSamples {
    private static final Instant DEADLINE = Instant.parse("2026-11-22T05:00:00Z");
    private static final Cost CALL = new Cost(812, 240, 6_036);

    static final List<Message> ALL = List.of(
            new RequestCompletion(
                    REQUEST_ID,
                    SESSION_ID,
                    OWNER_ID,
                    400_000L,
                    "expert-a",
                    List.of(
                            new ChatMessage("system", "You are Nadia."),
                            new ChatMessage("user", "What would it cost?")),
                    new OutputSchema("contribution", json("{\"type\":\"object\",\"required\":[\"text\"]}")),
                    1_024,
                    0.7,
                    true,
                    labels(),
                    Instant.parse("2026-11-22T04:35:00Z")),
            new RequestEmbeddings(
                    SESSION_ID + "/s1/r1/embed/1.1",
                    SESSION_ID,
                    OWNER_ID,
                    400_000L,
                    List.of("What would it cost?", "Split first."),
                    labels(),
                    DEADLINE),
            new RequestSearch(
                    SESSION_ID + "/s1/r1/search1/1.1",
                    SESSION_ID,
                    OWNER_ID,
                    400_000L,
                    "modular monolith case studies",
                    5,
                    labels(),
                    DEADLINE),
            new CompletionAnswered(
                    REQUEST_ID,
                    SESSION_ID,
                    "Split the \"billing\" module first.",
                    "stop",
                    "anthropic",
                    "claude-sonnet-4-5",
                    false,
                    2,
                    CALL,
                    labels()),
            new CompletionFailed(
                    REQUEST_ID, SESSION_ID, LlmErrorCode.CIRCUIT_OPEN, "Both models of expert-a rest.", 3, labels()),
            new EmbeddingsAnswered(
                    SESSION_ID + "/s1/r1/embed/1.1",
                    SESSION_ID,
                    List.of(List.of(0.5f, 0.25f), List.of(-0.125f, 1f)),
                    "voyage",
                    "voyage-3.5-lite",
                    1,
                    CALL,
                    labels()),
            new SearchAnswered(
                    SESSION_ID + "/s1/r1/search1/1.1",
                    SESSION_ID,
                    List.of(new Source(
                            "A modular monolith", "https://example.org/a", "Borders first, services later.")),
                    "brave",
                    1,
                    CALL,
                    labels()),
            new LookupFailed(
                    SESSION_ID + "/s1/r1/search1/1.1",
                    SESSION_ID,
                    LlmErrorCode.NOT_FOUND,
                    "No search provider has a key.",
                    0,
                    labels()),
            new CompletionDelta(REQUEST_ID, 1, 0, "Split the", labels()),
            new AttemptSuperseded(REQUEST_ID, 1, "anthropic", LlmErrorCode.NETWORK, labels()),
            new CircuitChanged("anthropic", "chat", CircuitState.HALF_OPEN, "gateway-1", TIME, null),
            new LevelChanged(2, "memory", 0, "gateway-1", TIME),
            new CircuitReset("anthropic", "chat", "olga", TIME));

    private LlmSamples() {}

    private static Map<String, String> labels() {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("step", "contribution");
        labels.put("member", "m1");
        return labels;
    }

    private static JsonNode json(String text) {
        try {
            return MessageJson.MAPPER.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
