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
