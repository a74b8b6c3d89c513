package dev.synod.gateway.core;

import dev.synod.events.llm.LlmErrorCode;

import java.time.Instant;

/** Nobody waits for the answer any more, so nobody is asked. Says nothing about a provider. */
public final class DeadlinePassed extends CallFailure {
    private static final long serialVersionUID = 1L;

    public DeadlinePassed(Instant deadline) {
        super(LlmErrorCode.TIMEOUT_TOTAL, "the request's deadline " + deadline + " has passed");
    }

    @Override
    public boolean endsCall() {
        return true;
    }
}
