package dev.synod.simulator.http;

import io.vertx.core.json.JsonObject;

import java.util.function.UnaryOperator;

/** An answer, not yet delivered. */
public sealed interface Reply {

    /** One JSON document, which takes as long as its tokens. */
    record Document(JsonObject body, int tokens) implements Reply {}

    /**
     * Server-sent events: the head at once, then one event per piece of the text, then the tail. Events are rendered
     * when they are due, so that a waiting stream holds little more than its text.
     */
    record EventScript(String head, String text, UnaryOperator<String> event, String tail) implements Reply {}
}
