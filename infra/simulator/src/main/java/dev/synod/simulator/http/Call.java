package dev.synod.simulator.http;

import dev.synod.simulator.Provider;
import io.vertx.core.json.JsonObject;

import java.time.Instant;

/** One call in the log. Its outcome is set once; what comes later does not change it. */
public final class Call {

    /** How a call can end. */
    public enum Outcome {
        OPEN,
        ANSWERED,
        FAILED,
        REJECTED,
        ABANDONED;

        /** The name in JSON. */
        public String wireName() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    final Provider provider;
    final String operation;
    final String requestId;
    private final String traceparent;
    private final Instant startedAt = Instant.now();
    private final CallLog log;
    private String model = "";
    private Outcome outcome = Outcome.OPEN;
    private String detail = "";

    Call(Provider provider, String operation, String requestId, String traceparent, CallLog log) {
        this.provider = provider;
        this.operation = operation;
        this.requestId = requestId;
        this.traceparent = traceparent;
        this.log = log;
    }

    /** Notes which model was asked for. */
    synchronized void askFor(String name) {
        model = name;
    }

    /** Ends the call, unless it has ended already. */
    synchronized void end(Outcome how, String why) {
        if (outcome == Outcome.OPEN) {
            outcome = how;
            detail = why;
            log.ended(provider, how);
        }
    }

    synchronized Outcome outcome() {
        return outcome;
    }

    synchronized JsonObject toJson() {
        return new JsonObject()
                .put("provider", provider.wireName())
                .put("operation", operation)
                .put("model", model)
                .put("requestId", requestId)
                .put("traceparent", traceparent)
                .put("startedAt", startedAt.toString())
                .put("outcome", outcome.wireName())
                .put("detail", detail);
    }
}
