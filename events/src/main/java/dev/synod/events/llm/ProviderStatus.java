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

    /**
     * How much of its work a replica can do has changed.
     *
     * @param level 0 to 4
     * @param name {@code normal}, {@code search}, {@code memory}, {@code state}, {@code critical}
     * @param previousLevel what it was before
     */
    @WireType(value = "dev.synod.level.changed.v1", summary = "The gateway can do less, or more again")
    record LevelChanged(int level, String name, int previousLevel, String replica, Instant at)
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
