package dev.synod.gateway.core;

import dev.synod.events.llm.LlmErrorCode;
import org.jspecify.annotations.Nullable;

import java.time.Duration;

/** A call that did not bring an answer. Carries no stack trace: it is an outcome, not a bug. */
public class CallFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final LlmErrorCode code;
    private final @Nullable Duration retryAfter;

    public CallFailure(LlmErrorCode code, String detail) {
        this(code, detail, null);
    }

    /** @param retryAfter how long the provider asks us to wait */
    public CallFailure(LlmErrorCode code, String detail, @Nullable Duration retryAfter) {
        super(detail, null, false, false);
        this.code = code;
        this.retryAfter = retryAfter;
    }

    public LlmErrorCode code() {
        return code;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    /**
     * What logs may say of it. Providers quote what they were asked, so their words are left out; they are in the
     * answer, for whoever asked.
     */
    public String loggable() {
        return switch (code) {
            case NETWORK, TIMEOUT_CONNECT, TIMEOUT_FIRST_TOKEN, TIMEOUT_IDLE, TIMEOUT_TOTAL, CIRCUIT_OPEN ->
                code.wireName() + ", " + detail();
            default -> code.wireName();
        };
    }

    public @Nullable Duration retryAfter() {
        return retryAfter;
    }

    /** True if it ends the call here and now: neither the same nor another provider may be asked. */
    public boolean endsCall() {
        return false;
    }

    /** What to do when this is a provider's last word. */
    public Reaction reaction() {
        return endsCall() ? Reaction.GIVE_UP : Reaction.to(code);
    }
}
