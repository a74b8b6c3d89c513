package dev.synod.gateway.adapter.guard;

import dev.synod.events.llm.ProviderStatus.CircuitState;
import dev.synod.gateway.core.Operation;
import dev.synod.gateway.shell.port.Guards.Circuit;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.Locale;
import java.util.function.Supplier;

/** What circuits count and show. */
@ApplicationScoped
public class CircuitMetrics {
    private final MeterRegistry registry;

    CircuitMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Shows a circuit's state from here on. */
    void show(String provider, Operation operation, Supplier<Circuit> circuit) {
        Gauge.builder("synod.gateway.circuit.state", () -> number(circuit.get().state()))
                .tag("provider", provider)
                .tag("operation", operation.wireName())
                .description("0 closed, 1 half-open, 2 open")
                .register(registry);
    }

    /** A circuit has changed to this state. */
    void entered(Circuit circuit) {
        registry.counter(
                        "synod.gateway.circuit.transitions",
                        "provider",
                        circuit.provider(),
                        "operation",
                        circuit.operation(),
                        "state",
                        circuit.state().name().toLowerCase(Locale.ROOT))
                .increment();
    }

    private static int number(CircuitState state) {
        return switch (state) {
            case CLOSED -> 0;
            case HALF_OPEN -> 1;
            case OPEN -> 2;
        };
    }
}
