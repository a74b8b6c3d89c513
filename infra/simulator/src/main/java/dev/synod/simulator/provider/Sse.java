package dev.synod.simulator.provider;

import io.vertx.core.json.JsonObject;

/** Server-sent events as text. */
final class Sse {

    private Sse() {}

    /** A named event, as Anthropic sends them. */
    static String event(String name, JsonObject data) {
        return "event: " + name + "\ndata: " + data.encode() + "\n\n";
    }

    /** An event without a name, as OpenAI sends them. */
    static String data(JsonObject data) {
        return "data: " + data.encode() + "\n\n";
    }
}
