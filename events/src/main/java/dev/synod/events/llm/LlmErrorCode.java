package dev.synod.events.llm;

import com.fasterxml.jackson.annotation.JsonProperty;

import java.util.Locale;

/** Why a call to a provider failed. */
public enum LlmErrorCode {
    @JsonProperty("rate_limited")
    RATE_LIMITED(true),
    @JsonProperty("overloaded")
    OVERLOADED(true),
    @JsonProperty("timeout_connect")
    TIMEOUT_CONNECT(true),
    @JsonProperty("timeout_first_token")
    TIMEOUT_FIRST_TOKEN(true),
    @JsonProperty("timeout_idle")
    TIMEOUT_IDLE(true),
    @JsonProperty("timeout_total")
    TIMEOUT_TOTAL(true),
    @JsonProperty("server_error")
    SERVER_ERROR(true),
    @JsonProperty("network")
    NETWORK(true),
    @JsonProperty("circuit_open")
    CIRCUIT_OPEN(true),
    @JsonProperty("bulkhead_full")
    BULKHEAD_FULL(true),
    @JsonProperty("invalid_request")
    INVALID_REQUEST(false),
    @JsonProperty("auth")
    AUTH(false),
    @JsonProperty("not_found")
    NOT_FOUND(false),
    @JsonProperty("content_refused")
    CONTENT_REFUSED(false),
    @JsonProperty("context_too_long")
    CONTEXT_TOO_LONG(false),
    @JsonProperty("budget_exceeded")
    BUDGET_EXCEEDED(false);

    private final boolean passing;

    LlmErrorCode(boolean passing) {
        this.passing = passing;
    }

    /** True if the same call may succeed later. */
    public boolean isTransient() {
        return passing;
    }

    /** The name on the wire and in problem details. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
