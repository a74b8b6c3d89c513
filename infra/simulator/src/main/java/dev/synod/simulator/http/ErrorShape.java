package dev.synod.simulator.http;

import io.vertx.core.json.JsonObject;

/** How a provider words its errors. */
public interface ErrorShape {

    /** The body for a status, a message and the id which the provider gave the request. */
    JsonObject body(int status, String message, String requestId);

    /** What the provider says by itself with that status. */
    String usualMessage(int status);

    /** The header in which the provider returns its request id. */
    String requestIdHeader();
}
