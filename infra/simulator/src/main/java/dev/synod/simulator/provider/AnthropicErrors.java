package dev.synod.simulator.provider;

import dev.synod.simulator.http.ErrorShape;
import io.vertx.core.json.JsonObject;

/** Errors of the Anthropic API. */
final class AnthropicErrors implements ErrorShape {

    @Override
    public JsonObject body(int status, String message, String requestId) {
        return new JsonObject()
                .put("type", "error")
                .put("error", new JsonObject().put("type", type(status)).put("message", message))
                .put("request_id", requestId);
    }

    @Override
    public String usualMessage(int status) {
        return switch (status) {
            case 400 -> "messages: the request was malformed";
            case 401 -> "invalid x-api-key";
            case 403 -> "Your API key does not have permission to use the specified resource.";
            case 404 -> "The requested resource could not be found.";
            case 413 -> "Request exceeds the maximum size";
            case 429 -> "This request would exceed the rate limit for your organization. Please try again later.";
            case 503 -> "Service Unavailable";
            case 529 -> "Overloaded";
            default -> "Internal server error";
        };
    }

    @Override
    public String requestIdHeader() {
        return "request-id";
    }

    private static String type(int status) {
        return switch (status) {
            case 400, 405, 422 -> "invalid_request_error";
            case 401 -> "authentication_error";
            case 403 -> "permission_error";
            case 404 -> "not_found_error";
            case 413 -> "request_too_large";
            case 429 -> "rate_limit_error";
            case 529 -> "overloaded_error";
            default -> "api_error";
        };
    }
}
