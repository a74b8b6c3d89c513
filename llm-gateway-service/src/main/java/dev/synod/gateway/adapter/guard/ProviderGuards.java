package dev.synod.gateway.adapter.guard;

import dev.synod.events.llm.ProviderStatus.CircuitState;
import dev.synod.gateway.GatewayConfig;
import dev.synod.gateway.core.Completion;
import dev.synod.gateway.core.RetryPolicy;
import dev.synod.gateway.shell.ChatProviders;
import dev.synod.gateway.shell.Guards;
import dev.synod.gateway.shell.ProviderRoute;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
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

    ProviderGuards(ChatProviders providers, GatewayConfig config, CircuitWatch watch) {
        this.watch = watch;
        ProviderGuard.Settings settings = settings(config);
        for (String provider : providers.names()) {
            guards.put(
                    key(provider, ProviderRoute.CHAT),
                    new ProviderGuard(provider, ProviderRoute.CHAT, settings, this::changed));
        }
    }

    /** The topic is compacted and may still hold what an earlier process saw; this one starts afresh. */
    void onStart(@Observes StartupEvent start) {
        circuits().forEach(watch::changed);
    }

    @Override
    public Uni<Completion> call(String provider, String operation, Supplier<Uni<Completion>> attempt) {
        return Objects.requireNonNull(guards.get(key(provider, operation)), "only providers with a key are routed to")
                .call(attempt);
    }

    @Override
    public List<Circuit> circuits() {
        return guards.values().stream().map(ProviderGuard::circuit).toList();
    }

    private void changed(Circuit circuit) {
        Log.logf(
                circuit.state() == CircuitState.OPEN ? Logger.Level.WARN : Logger.Level.INFO,
                "circuit %s/%s is %s now",
                circuit.provider(),
                circuit.operation(),
                circuit.state());
        watch.changed(circuit);
    }

    private static String key(String provider, String operation) {
        return provider + "/" + operation;
    }

    private static ProviderGuard.Settings settings(GatewayConfig config) {
        GatewayConfig.Circuit circuit = config.circuit();
        GatewayConfig.Retry retry = config.retry();
        return new ProviderGuard.Settings(
                new Cooldown.Settings(
                        circuit.failures(), circuit.window(), circuit.firstCooldown(), circuit.maxCooldown()),
                new RetryPolicy(retry.maxRetries(), retry.firstDelay(), retry.maxDelay(), retry.maxRetryAfter()),
                config.bulkhead().running(),
                config.bulkhead().waiting());
    }
}
