package dev.synod.simulator.provider;

import dev.synod.simulator.http.Reply;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import java.util.UUID;

/** A completion in the shapes of Anthropic's Messages API: a message, or its events. */
record AnthropicAnswer(ChatRequest request, Completion completion) {

    private static final int TOKENS_AT_START = 1;

    Reply document() {
        JsonArray content = new JsonArray();
        if (!completion.text().isEmpty()) {
            content.add(block(completion.text()));
        }
        JsonObject body = message(content, completion.outputTokens()).put("stop_reason", stopReason());
        return new Reply.Document(body, completion.outputTokens());
    }

    Reply events() {
        boolean silent = completion.text().isEmpty();
        String start = Sse.event(
                "message_start",
                new JsonObject()
                        .put("type", "message_start")
                        .put("message", message(new JsonArray(), TOKENS_AT_START)));
        String block =
                Sse.event("content_block_start", indexed("content_block_start").put("content_block", block("")));
        String ping = Sse.event("ping", new JsonObject().put("type", "ping"));
        String stop = Sse.event("content_block_stop", indexed("content_block_stop"));
        String end = Sse.event(
                        "message_delta",
                        new JsonObject()
                                .put("type", "message_delta")
                                .put(
                                        "delta",
                                        new JsonObject()
                                                .put("stop_reason", stopReason())
                                                .putNull("stop_sequence"))
                                .put("usage", new JsonObject().put("output_tokens", completion.outputTokens())))
                + Sse.event("message_stop", new JsonObject().put("type", "message_stop"));
        return silent
                ? new Reply.EventScript(start + ping, "", piece -> "", end)
                : new Reply.EventScript(start + block + ping, completion.text(), this::delta, stop + end);
    }

    private String delta(String piece) {
        String delta = request.tool() == null
                ? "{\"type\":\"text_delta\",\"text\":"
                : "{\"type\":\"input_json_delta\",\"partial_json\":";
        return "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":0,\"delta\":" + delta
                + Json.encode(piece) + "}}\n\n";
    }

    private JsonObject message(JsonArray content, int outputTokens) {
        return new JsonObject()
                .put("id", "msg_" + id())
                .put("type", "message")
                .put("role", "assistant")
                .put("model", request.model())
                .put("content", content)
                .putNull("stop_reason")
                .putNull("stop_sequence")
                .put(
                        "usage",
                        new JsonObject()
                                .put("input_tokens", completion.inputTokens())
                                .put("cache_creation_input_tokens", 0)
                                .put("cache_read_input_tokens", 0)
                                .put("output_tokens", outputTokens)
                                .put("service_tier", "standard"));
    }

    private JsonObject block(String text) {
        if (request.tool() == null) {
            return new JsonObject().put("type", "text").put("text", text);
        }
        boolean whole = completion.ending() == Completion.Ending.COMPLETE && !text.isEmpty();
        return new JsonObject()
                .put("type", "tool_use")
                .put("id", "toolu_" + id())
                .put("name", request.tool())
                .put("input", whole ? new JsonObject(text) : new JsonObject());
    }

    private String stopReason() {
        return switch (completion.ending()) {
            case COMPLETE -> request.tool() == null ? "end_turn" : "tool_use";
            case TRUNCATED -> "max_tokens";
            case REFUSED, FILTERED -> "refusal";
        };
    }

    private static JsonObject indexed(String type) {
        return new JsonObject().put("type", type).put("index", 0);
    }

    private static String id() {
        return "01" + UUID.randomUUID().toString().replace("-", "").substring(0, 22);
    }
}
