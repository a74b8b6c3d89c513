package dev.synod.gateway.adapter.guard;

import dev.synod.gateway.GatewayConfig;
import dev.synod.gateway.shell.port.Guards;
import dev.synod.gateway.shell.port.Providers;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;

/** The real guards, without a container. Circuits are named after providers, so no two may share a name. */
public final class TestGuards {
    private TestGuards() {}

    public static Guards of(Providers providers, GatewayConfig config, MeterRegistry registry) {
        return new ProviderGuards(
                providers, config, circuit -> {}, CircuitBreakerMaintenance.get(), new CircuitMetrics(registry));
    }
}
