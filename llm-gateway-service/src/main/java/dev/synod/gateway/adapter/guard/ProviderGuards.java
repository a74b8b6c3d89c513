package dev.synod.gateway.adapter.guard;

import dev.synod.events.llm.ProviderStatus.CircuitState;
import dev.synod.gateway.GatewayConfig;
import dev.synod.gateway.core.Operation;
import dev.synod.gateway.core.ProviderAnswer;
import dev.synod.gateway.core.RetryPolicy;
import dev.synod.gateway.shell.port.Guards;
import dev.synod.gateway.shell.port.Providers;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.function.Supplier;

/** The one place where guards are put together and kept: one per provider and operation. */
@ApplicationScoped
public class ProviderGuards implements Guards {
    private final SequencedMap<String, ProviderGuard> guards = new LinkedHashMap<>();
    private final CircuitWatch watch;
    private final CircuitBreakerMaintenance breakers;
    private final CircuitMetrics metrics;

    ProviderGuards(
            Providers providers,
            GatewayConfig config,
            CircuitWatch watch,
            CircuitBreakerMaintenance breakers,
            CircuitMetrics metrics) {
        this.watch = watch;
        this.breakers = breakers;
        this.metrics = metrics;
        for (Operation operation : Operation.values()) {
            ProviderGuard.Settings settings = settings(operation, config);
            for (String provider : providers.offering(operation)) {
                ProviderGuard guard = new ProviderGuard(provider, operation, settings, this::changed);
                guards.put(key(provider, operation), guard);
                metrics.show(provider, operation, guard::circuit);
            }
        }
    }

    /** The topic is compacted and may still hold what an earlier process saw; this one starts afresh. */
    void onStart(@Observes StartupEvent start) {
        circuits().forEach(watch::changed);
    }

    @Override
    public Uni<ProviderAnswer> call(String provider, Operation operation, Supplier<Uni<ProviderAnswer>> attempt) {
        return Objects.requireNonNull(guards.get(key(provider, operation)), "only providers with a key are routed to")
                .call(attempt);
    }

    @Override
    public List<Circuit> circuits() {
        return guards.values().stream().map(ProviderGuard::circuit).toList();
    }

    @Override
    public boolean reset(String provider, String operation) {
        ProviderGuard guard = guards.get(provider + "/" + operation);
        if (guard == null) {
            return false;
        }
        guard.reset(breakers);
        return true;
    }

    private void changed(Circuit circuit) {
        metrics.entered(circuit);
        Log.logf(
                circuit.state() == CircuitState.OPEN ? Logger.Level.WARN : Logger.Level.INFO,
                "circuit %s/%s is %s now",
                circuit.provider(),
                circuit.operation(),
                circuit.state());
        watch.changed(circuit);
    }

    private static String key(String provider, Operation operation) {
        return provider + "/" + operation.wireName();
    }

    private static ProviderGuard.Settings settings(Operation operation, GatewayConfig config) {
        GatewayConfig.Circuit circuit = config.circuit();
        GatewayConfig.Threshold threshold = circuit.of(operation);
        GatewayConfig.Retry retry = config.retry();
        return new ProviderGuard.Settings(
                new Cooldown.Settings(
                        threshold.failures(), threshold.window(), circuit.firstCooldown(), circuit.maxCooldown()),
                new RetryPolicy(retry.maxRetries(), retry.firstDelay(), retry.maxDelay(), retry.maxRetryAfter()),
                config.bulkhead().running(),
                config.bulkhead().waiting());
    }
}
