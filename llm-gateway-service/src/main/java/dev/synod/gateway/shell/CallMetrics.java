package dev.synod.gateway.shell;

import dev.synod.gateway.GatewayConfig;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;

/** How near the running calls are to their limit. */
@Startup
@Singleton
class CallMetrics {
    CallMetrics(RunningCalls running, GatewayConfig config, MeterRegistry metrics) {
        Gauge.builder("synod.gateway.calls.running", () -> running.ids().size())
                .description("Calls that run in this process")
                .register(metrics);
        Gauge.builder("synod.gateway.calls.limit", config.calls()::maxRunning)
                .description("Calls that run in this process at most; more wait in the ledger")
                .register(metrics);
    }
}
