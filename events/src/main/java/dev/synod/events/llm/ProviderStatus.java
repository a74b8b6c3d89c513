package dev.synod.events.llm;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.synod.events.Message;
import dev.synod.events.WireType;
import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** How a provider is doing, as one gateway replica sees it. */
public sealed interface ProviderStatus extends Message {

    /**
     * @param operation what was called, such as {@code chat}
     * @param nextTrialAt from when on an open circuit lets a call through
     */
    @WireType(value = "dev.synod.circuit.changed.v1", summary = "A circuit opened, half-opened or closed")
    record CircuitChanged(
            String provider,
            String operation,
            CircuitState state,
            String replica,
            Instant since,
            @Nullable Instant nextTrialAt)
            implements ProviderStatus {}

    /** States of a circuit breaker. */
    enum CircuitState {
        @JsonProperty("closed")
        CLOSED,
        @JsonProperty("open")
        OPEN,
        @JsonProperty("half_open")
        HALF_OPEN
    }
}
