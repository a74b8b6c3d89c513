package dev.synod.simulator.lookup;

import dev.synod.simulator.http.ErrorShape;
import io.vertx.core.json.JsonObject;

/** Errors of the providers that only embed or search, each in its own way. */
enum LookupErrors implements ErrorShape {
    VOYAGE {
        @Override
        public JsonObject body(int status, String message, String requestId) {
            return new JsonObject().put("detail", message);
        }
    },
    TAVILY {
        @Override
        public JsonObject body(int status, String message, String requestId) {
            return new JsonObject().put("detail", new JsonObject().put("error", message));
        }
    },
    EXA {
        @Override
        public JsonObject body(int status, String message, String requestId) {
            return new JsonObject()
                    .put("requestId", requestId)
                    .put("error", message)
                    .put("tag", exaTag(status));
        }
    },
    BRAVE {
        @Override
        public JsonObject body(int status, String message, String requestId) {
            return new JsonObject()
                    .put("type", "ErrorResponse")
                    .put(
                            "error",
                            new JsonObject()
                                    .put("id", requestId)
                                    .put("status", status)
                                    .put("code", braveCode(status))
                                    .put("detail", message)
                                    .put("meta", new JsonObject()));
        }
    };

    @Override
    public String usualMessage(int status) {
        return switch (status) {
            case 400 -> "The request is malformed.";
            case 401 -> "The API key is missing or invalid.";
            case 403 -> "Your plan does not include this operation.";
            case 404 -> "Not found.";
            case 413 -> "The request is too large.";
            case 429 -> "Request rate limit exceeded for plan.";
            case 503 -> "The service is temporarily unavailable.";
            default -> "Internal server error.";
        };
    }

    @Override
    public String requestIdHeader() {
        return "x-request-id";
    }

    private static String exaTag(int status) {
        return switch (status) {
            case 401 -> "INVALID_API_KEY";
            case 402 -> "NO_MORE_CREDITS";
            case 403 -> "ACCESS_DENIED";
            case 404 -> "NOT_FOUND";
            case 429 -> "RATE_LIMIT_EXCEEDED";
            default -> status < 500 ? "INVALID_REQUEST_BODY" : "DEFAULT_ERROR";
        };
    }

    private static String braveCode(int status) {
        return switch (status) {
            case 401 -> "SUBSCRIPTION_TOKEN_INVALID";
            case 403 -> "RESOURCE_NOT_ALLOWED";
            case 404 -> "NOT_FOUND";
            case 429 -> "RATE_LIMITED";
            default -> status < 500 ? "VALIDATION" : "INTERNAL";
        };
    }
}
