package dev.synod.gateway.shell.port;

import dev.synod.events.llm.GatewayControl.CircuitReset;
import io.smallrye.mutiny.Uni;

/** The way to all replicas, this one included. */
public interface CircuitOrders {
    /** Completes when the order is sure to reach every replica that runs; fails if that is not known in time. */
    Uni<Void> give(CircuitReset order);
}
