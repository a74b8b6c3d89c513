package dev.synod.gateway.core;

import dev.synod.events.llm.LlmErrorCode;

/** What a failure means for the rest of the route. */
public enum Reaction {
    /** Another provider may well answer. */
    NEXT_PROVIDER,
    /** The request itself is at fault, or its budget: every provider would say the same. */
    GIVE_UP;

    /** The reaction to a provider's last word, retries included. */
    public static Reaction to(LlmErrorCode code) {
        return switch (code) {
            case RATE_LIMITED,
                    OVERLOADED,
                    TIMEOUT_CONNECT,
                    TIMEOUT_FIRST_TOKEN,
                    TIMEOUT_IDLE,
                    TIMEOUT_TOTAL,
                    SERVER_ERROR,
                    NETWORK,
                    CIRCUIT_OPEN,
                    BULKHEAD_FULL -> NEXT_PROVIDER;
            case AUTH, NOT_FOUND, CONTENT_REFUSED, CONTEXT_TOO_LONG -> NEXT_PROVIDER;
            case INVALID_REQUEST, BUDGET_EXCEEDED -> GIVE_UP;
        };
    }
}
