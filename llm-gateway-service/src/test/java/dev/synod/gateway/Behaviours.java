package dev.synod.gateway;

import dev.synod.events.MessageJson;
import dev.synod.gateway.StubProvider.Behaviour;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What stubs do: the right answers in each provider's shape, and ways to fail. */
final class Behaviours {
    static final List<String> WORDS = List.of("Split ", "it ", "later, ", "née ", "Größe.");
    static final String TEXT = String.join("", WORDS);

    private Behaviours() {}

    /** The text, streamed or whole as asked, after a while. */
    static Behaviour anthropic(Vertx vertx, Duration after) {
        return (request, body) -> later(vertx, after, () -> {
            if (!body.getBoolean("stream")) {
                request.response().end(anthropicMessage().encode());
                return;
            }
            HttpServerResponse response = stream(request.response());
            response.write(event(new JsonObject()
                    .put("type", "message_start")
                    .put("message", anthropicMessage().put("content", new JsonArray()))));
            response.write(event(new JsonObject().put("type", "ping")));
            WORDS.forEach(word -> response.write(anthropicDelta(word)));
            response.write(event(new JsonObject()
                    .put("type", "message_delta")
                    .put("delta", new JsonObject().put("stop_reason", "end_turn"))
                    .put("usage", new JsonObject().put("output_tokens", 50))));
            response.end(event(new JsonObject().put("type", "message_stop")));
        });
    }

    /** The same in the other shape. */
    static Behaviour openAi(Vertx vertx, Duration after) {
        return (request, body) -> later(vertx, after, () -> {
            JsonObject usage = new JsonObject().put("prompt_tokens", 100).put("completion_tokens", 50);
            if (!body.getBoolean("stream")) {
                JsonObject message = new JsonObject().put("role", "assistant").put("content", TEXT);
                request.response()
                        .end(openAiChunk(new JsonObject()
                                        .put("index", 0)
                                        .put("message", message)
                                        .put("finish_reason", "stop"))
                                .put("usage", usage)
                                .encode());
                return;
            }
            HttpServerResponse response = stream(request.response());
            WORDS.forEach(word -> response.write(event(openAiChunk(new JsonObject()
                    .put("index", 0)
                    .put("delta", new JsonObject().put("content", word))
                    .putNull("finish_reason")))));
            response.write(event(openAiChunk(new JsonObject()
                    .put("index", 0)
                    .put("delta", new JsonObject())
                    .put("finish_reason", "stop"))));
            response.write(event(new JsonObject()
                    .put("model", "gpt-4.1-2025")
                    .put("choices", new JsonArray())
                    .put("usage", usage)));
            response.end("data: [DONE]\n\n");
        });
    }

    /** An error in the shape that both have in common. */
    static Behaviour status(int status, String type) {
        return (request, body) -> request.response().setStatusCode(status).end(error(type));
    }

    /** An error that says again what came: the key, and the question. */
    static Behaviour quoting(int status) {
        return (request, body) -> request.response()
                .setStatusCode(status)
                .end(MessageJson.MAPPER
                        .valueToTree(Map.of(
                                "error",
                                Map.of(
                                        "type",
                                        "invalid_request_error",
                                        "message",
                                        "key " + request.getHeader("x-api-key") + " may not ask " + body)))
                        .toString());
    }

    static Behaviour rateLimited(Duration retryAfter) {
        return (request, body) -> request.response()
                .setStatusCode(429)
                .putHeader("retry-after", Long.toString(retryAfter.toSeconds()))
                .end(error("rate_limit_error"));
    }

    /** Some words, then the connection is gone. */
    static Behaviour anthropicCut(Vertx vertx) {
        return (request, body) -> {
            stream(request.response()).write(anthropicDelta("Half a "));
            later(vertx, Duration.ofMillis(100), () -> request.connection().close());
        };
    }

    /** Some words, then nothing more. */
    static Behaviour anthropicStall() {
        return (request, body) -> stream(request.response()).write(anthropicDelta("Well "));
    }

    /** Words without end, until the other side has enough; then tells so. */
    static Behaviour anthropicEndless(Vertx vertx, Runnable whenLeft) {
        return (request, body) -> {
            HttpServerResponse response = stream(request.response());
            long words = vertx.setPeriodic(10, tick -> response.write(anthropicDelta("and ")));
            response.closeHandler(closed -> {
                vertx.cancelTimer(words);
                whenLeft.run();
            });
        };
    }

    static Behaviour silence() {
        return (request, body) -> {};
    }

    private static void later(Vertx vertx, Duration after, Runnable action) {
        if (after.isZero()) {
            action.run();
        } else {
            vertx.setTimer(after.toMillis(), tick -> action.run());
        }
    }

    private static HttpServerResponse stream(HttpServerResponse response) {
        return response.setChunked(true).putHeader("content-type", "text/event-stream");
    }

    private static JsonObject anthropicMessage() {
        return new JsonObject()
                .put("type", "message")
                .put("model", "claude-sonnet-4-5-20250929")
                .put(
                        "content",
                        new JsonArray().add(new JsonObject().put("type", "text").put("text", TEXT)))
                .put("stop_reason", "end_turn")
                .put("usage", new JsonObject().put("input_tokens", 100).put("output_tokens", 50));
    }

    private static String anthropicDelta(String word) {
        return event(new JsonObject()
                .put("type", "content_block_delta")
                .put("index", 0)
                .put("delta", new JsonObject().put("type", "text_delta").put("text", word)));
    }

    private static JsonObject openAiChunk(JsonObject choice) {
        return new JsonObject().put("model", "gpt-4.1-2025").put("choices", new JsonArray().add(choice));
    }

    private static String event(JsonObject data) {
        return "data: " + data.encode() + "\n\n";
    }

    private static String error(String type) {
        return new JsonObject()
                .put("type", "error")
                .put("error", new JsonObject().put("type", type).put("message", "the stub says " + type))
                .encode();
    }
}
