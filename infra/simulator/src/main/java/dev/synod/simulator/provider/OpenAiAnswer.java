package dev.synod.simulator.provider;

import dev.synod.simulator.http.Reply;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/** A completion in the shapes of OpenAI's chat completions: one object, or its chunks. */
final class OpenAiAnswer {

    private static final String REFUSAL = "I'm sorry, but I can't assist with that request.";

    private final ChatRequest request;
    private final Completion completion;
    private final String id =
            "chatcmpl-" + UUID.randomUUID().toString().replace("-", "").substring(0, 29);
    private final long created = Instant.now().getEpochSecond();

    OpenAiAnswer(ChatRequest request, Completion completion) {
        this.request = request;
        this.completion = completion;
    }

    Reply document() {
        JsonObject message = new JsonObject()
                .put("role", "assistant")
                .put("content", refused() ? null : completion.text())
                .put("refusal", refused() ? REFUSAL : null)
                .put("annotations", new JsonArray());
        JsonObject choice = new JsonObject()
                .put("index", 0)
                .put("message", message)
                .putNull("logprobs")
                .put("finish_reason", finishReason());
        JsonObject body = envelope("chat.completion")
                .put("choices", new JsonArray().add(choice))
                .put("usage", usage());
        return new Reply.Document(body, completion.outputTokens());
    }

    Reply events() {
        JsonObject first =
                new JsonObject().put("role", "assistant").put("content", "").putNull("refusal");
        StringBuilder tail = new StringBuilder(chunk(new JsonObject(), finishReason()));
        if (request.includeUsage()) {
            JsonObject last = envelope("chat.completion.chunk")
                    .put("choices", new JsonArray())
                    .put("usage", usage());
            tail.append(Sse.data(last));
        }
        tail.append("data: [DONE]\n\n");
        String field = refused() ? "refusal" : "content";
        String[] around = chunk(new JsonObject().put(field, "\u0001"), null).split("\"\\\\u0001\"", 2);
        return new Reply.EventScript(
                chunk(first, null),
                refused() ? REFUSAL : completion.text(),
                piece -> around[0] + Json.encode(piece) + around[1],
                tail.toString());
    }

    private String chunk(JsonObject delta, @Nullable String finishReason) {
        JsonObject choice = new JsonObject()
                .put("index", 0)
                .put("delta", delta)
                .putNull("logprobs")
                .put("finish_reason", finishReason);
        JsonObject chunk = envelope("chat.completion.chunk").put("choices", new JsonArray().add(choice));
        return Sse.data(request.includeUsage() ? chunk.putNull("usage") : chunk);
    }

    private JsonObject envelope(String object) {
        return new JsonObject()
                .put("id", id)
                .put("object", object)
                .put("created", created)
                .put("model", request.model())
                .put("service_tier", "default")
                .put("system_fingerprint", "fp_simulator");
    }

    private JsonObject usage() {
        return new JsonObject()
                .put("prompt_tokens", completion.inputTokens())
                .put("completion_tokens", completion.outputTokens())
                .put("total_tokens", completion.inputTokens() + completion.outputTokens())
                .put("prompt_tokens_details", new JsonObject().put("cached_tokens", 0))
                .put("completion_tokens_details", new JsonObject().put("reasoning_tokens", 0));
    }

    private boolean refused() {
        return completion.ending() == Completion.Ending.REFUSED;
    }

    private String finishReason() {
        return switch (completion.ending()) {
            case COMPLETE, REFUSED -> "stop";
            case TRUNCATED -> "length";
            case FILTERED -> "content_filter";
        };
    }
}
