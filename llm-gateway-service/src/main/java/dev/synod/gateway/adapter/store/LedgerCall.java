package dev.synod.gateway.adapter.store;

import dev.synod.events.MessageJson;
import dev.synod.events.MessageTypes;
import dev.synod.events.llm.LlmResponse;
import dev.synod.events.llm.LlmResponse.CompletionAnswered;
import dev.synod.events.llm.LlmResponse.CompletionFailed;
import dev.synod.events.llm.LlmResponse.EmbeddingsAnswered;
import dev.synod.events.llm.LlmResponse.LookupFailed;
import dev.synod.events.llm.LlmResponse.SearchAnswered;
import dev.synod.events.session.Cost;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

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

    @Column(name = "session_id", updatable = false)
    private String sessionId = "";

    @Column(name = "reserved_micro_usd")
    private @Nullable Long reservedMicroUsd;

    @Column(name = "response_type")
    private @Nullable String responseType;

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
            case CompletionAnswered answer ->
                answered(answer.provider(), answer.model(), answer.attempts(), answer.cost());
            case EmbeddingsAnswered answer ->
                answered(answer.provider(), answer.model(), answer.attempts(), answer.cost());
            case SearchAnswered answer -> answered(answer.provider(), null, answer.attempts(), answer.cost());
            case CompletionFailed failure -> failed(failure.attempts());
            case LookupFailed failure -> failed(failure.attempts());
        }
        responseType = MessageTypes.typeOf(outcome.getClass());
        response = MessageJson.write(outcome);
        settledAt = now;
    }

    private void answered(String by, @Nullable String withModel, int after, Cost cost) {
        status = ANSWERED;
        attempts = after;
        provider = by;
        model = withModel;
        inputTokens = cost.inputTokens();
        outputTokens = cost.outputTokens();
        costMicroUsd = cost.microUsd();
    }

    private void failed(int after) {
        status = FAILED;
        attempts = after;
    }

    String sessionId() {
        return sessionId;
    }

    /** What was paid; nothing before it is settled. */
    long costMicroUsd() {
        return costMicroUsd;
    }

    /** What is set aside for it. */
    long reservedMicroUsd() {
        return reservedMicroUsd == null ? 0 : reservedMicroUsd;
    }

    /** The stored answer, only of a settled call. */
    LlmResponse outcome() {
        if (responseType == null || response == null) {
            throw new IllegalStateException(requestId + " has no answer yet");
        }
        return StoredMessage.read(responseType, response, LlmResponse.class);
    }

    /** When it was settled, only of a settled call. */
    Instant settledAt() {
        if (settledAt == null) {
            throw new IllegalStateException(requestId + " is not settled");
        }
        return settledAt;
    }
}
