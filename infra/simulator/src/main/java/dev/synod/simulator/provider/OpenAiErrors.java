package dev.synod.simulator.provider;

import dev.synod.simulator.http.ErrorShape;
import io.vertx.core.json.JsonObject;

/** Errors of the OpenAI API. */
public final class OpenAiErrors implements ErrorShape {

    @Override
    public JsonObject body(int status, String message, String requestId) {
        String type = type(status);
        String code = code(status);
        return new JsonObject()
                .put(
                        "error",
                        new JsonObject()
                                .put("message", message)
                                .put("type", type)
                                .putNull("param")
                                .put("code", code.isEmpty() ? null : code));
    }

    @Override
    public String usualMessage(int status) {
        return switch (status) {
            case 400 -> "The request was malformed.";
            case 401 -> "Incorrect API key provided. You can find your API key in your account's settings.";
            case 403 -> "You are not allowed to use this model.";
            case 404 -> "The model does not exist or you do not have access to it.";
            case 413 -> "The request body is too large.";
            case 429 -> "Rate limit reached for requests. Please try again later.";
            case 503 -> "The engine is currently overloaded, please try again later.";
            default -> "The server had an error while processing your request. Sorry about that!";
        };
    }

    @Override
    public String requestIdHeader() {
        return "x-request-id";
    }

    private static String type(int status) {
        return switch (status) {
            case 429 -> "requests";
            case 503 -> "service_unavailable";
            default -> status < 500 ? "invalid_request_error" : "server_error";
        };
    }

    private static String code(int status) {
        return switch (status) {
            case 401 -> "invalid_api_key";
            case 403 -> "model_not_allowed";
            case 404 -> "model_not_found";
            case 413 -> "request_too_large";
            case 429 -> "rate_limit_exceeded";
            default -> "";
        };
    }
}
