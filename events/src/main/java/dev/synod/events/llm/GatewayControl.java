package dev.synod.events.llm;

import dev.synod.events.Message;
import dev.synod.events.WireType;

import java.time.Instant;

/** What an operator orders; each replica of the gateway carries it out. */
public sealed interface GatewayControl extends Message {

    /**
     * @param operation what the provider is asked for, such as {@code chat}
     * @param requestedBy the operator
     */
    @WireType(value = "dev.synod.circuit.reset.v1", summary = "An operator wants a circuit closed at once")
    record CircuitReset(String provider, String operation, String requestedBy, Instant at) implements GatewayControl {}
}
