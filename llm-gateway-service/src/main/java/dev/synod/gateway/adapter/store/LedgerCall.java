package dev.synod.gateway.adapter.store;

import dev.synod.events.MessageJson;
import dev.synod.events.llm.LlmResponse;
import dev.synod.events.llm.LlmResponse.CompletionAnswered;
import dev.synod.events.llm.LlmResponse.CompletionFailed;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** A row of the ledger, as far as settling needs it. What is only written here, operators read. */
@SuppressWarnings("UnusedVariable") // Hibernate reads the fields.
@Entity
@Table(schema = "gateway", name = "call")
class LedgerCall {
    private static final String PENDING = "pending";
    private static final String ANSWERED = "answered";
    private static final String FAILED = "failed";

    @Id
    @Column(name = "request_id")
    private String requestId = "";

    private String status = PENDING;

    @Column(name = "lease_owner")
    private @Nullable String leaseOwner;

    private int attempts;
    private @Nullable String provider;
    private @Nullable String model;

    @Column(name = "input_tokens")
    private long inputTokens;

    @Column(name = "output_tokens")
    private long outputTokens;

    @Column(name = "cost_micro_usd")
    private long costMicroUsd;

    private @Nullable String response;

    @Column(name = "settled_at")
    private @Nullable Instant settledAt;

    protected LedgerCall() {}

    boolean isPending() {
        return status.equals(PENDING);
    }

    /** True if only this replica may settle it. A lease that ran out but was taken by nobody still counts. */
    boolean isHeldBy(String replica) {
        return isPending() && replica.equals(leaseOwner);
    }

    void settle(LlmResponse outcome, Instant now) {
        switch (outcome) {
            case CompletionAnswered answer -> {
                status = ANSWERED;
                attempts = answer.attempts();
                provider = answer.provider();
                model = answer.model();
                inputTokens = answer.cost().inputTokens();
                outputTokens = answer.cost().outputTokens();
                costMicroUsd = answer.cost().microUsd();
            }
            case CompletionFailed failure -> {
                status = FAILED;
                attempts = failure.attempts();
            }
        }
        response = MessageJson.write(outcome);
        settledAt = now;
    }

    /** The stored answer, only of a settled call. */
    LlmResponse outcome() {
        if (response == null) {
            throw new IllegalStateException(requestId + " has no answer yet");
        }
        byte[] json = response.getBytes(StandardCharsets.UTF_8);
        return status.equals(ANSWERED)
                ? MessageJson.read(json, CompletionAnswered.class)
                : MessageJson.read(json, CompletionFailed.class);
    }

    /** When it was settled, only of a settled call. */
    Instant settledAt() {
        if (settledAt == null) {
            throw new IllegalStateException(requestId + " is not settled");
        }
        return settledAt;
    }
}
