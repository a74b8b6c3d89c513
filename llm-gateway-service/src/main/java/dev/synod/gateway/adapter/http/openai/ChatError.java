package dev.synod.gateway.adapter.http.openai;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.synod.events.llm.LlmErrorCode;
import dev.synod.gateway.core.CallFailure;
import io.quarkus.logging.Log;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/**
 * An error as OpenAI's clients read it.
 *
 * @param param which part of the request is wrong
 * @param code one of {@link LlmErrorCode}'s wire names, or OpenAI's own
 */
record ChatError(
        int status, String message, String type, @Nullable String param, String code) {
    private static final int RETRY_AFTER_SECONDS = 5;

    /** The request itself is wrong. */
    static ChatError invalid(@Nullable String param, String code, String message) {
        return new ChatError(400, message, "invalid_request_error", param, code);
    }

    /** What has gone wrong before or beside the call itself. */
    static ChatError of(Throwable failure) {
        if (failure instanceof CallFailure call) {
            return of(call.code(), call.detail());
        }
        Log.warnf("a direct call was left: %s", failure.toString());
        return of(LlmErrorCode.SERVER_ERROR, "the call could not be ended");
    }

    /** What a call's failure is to a client that has no other provider to turn to. */
    static ChatError of(LlmErrorCode code, String detail) {
        return switch (code) {
            case INVALID_REQUEST, CONTENT_REFUSED -> invalid(null, code.wireName(), detail);
            case CONTEXT_TOO_LONG -> invalid("messages", "context_length_exceeded", detail);
            case NOT_FOUND -> new ChatError(404, detail, "invalid_request_error", "model", "model_not_found");
            case BUDGET_EXCEEDED -> new ChatError(402, detail, "insufficient_quota", null, code.wireName());
            case RATE_LIMITED -> new ChatError(429, detail, "rate_limit_error", null, code.wireName());
            case OVERLOADED, CIRCUIT_OPEN, BULKHEAD_FULL ->
                new ChatError(503, detail, "server_error", null, code.wireName());
            case TIMEOUT_CONNECT, TIMEOUT_FIRST_TOKEN, TIMEOUT_IDLE, TIMEOUT_TOTAL ->
                new ChatError(504, detail, "server_error", null, code.wireName());
            // The provider refuses our key, not the client's.
            case AUTH, SERVER_ERROR, NETWORK -> new ChatError(502, detail, "server_error", null, code.wireName());
        };
    }

    Response toResponse() {
        Response.ResponseBuilder response =
                Response.status(status).type(MediaType.APPLICATION_JSON).entity(body());
        if (status == 429 || status == 503) {
            response.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        return response.build();
    }

    Body body() {
        return new Body(new Said(message, type, param, code));
    }

    /** The JSON document. */
    record Body(Said error) {}

    /** Absent parts are null, as there. */
    record Said(
            String message,
            String type,

            @JsonProperty @Nullable String param,

            String code) {}
}
