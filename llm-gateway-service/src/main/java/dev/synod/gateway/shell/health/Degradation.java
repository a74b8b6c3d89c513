package dev.synod.gateway.shell.health;

import dev.synod.events.llm.ProviderStatus.CircuitState;
import dev.synod.gateway.core.DegradationLevel;
import dev.synod.gateway.core.Operation;
import dev.synod.gateway.shell.port.Guards;
import dev.synod.kit.health.Dependencies;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** The level as it is now, and a line in the log whenever a review finds another one. */
@Startup
@Singleton
public class Degradation {
    private final Guards guards;
    private final Dependencies dependencies;
    private final LevelWatch watch;
    private final AtomicReference<DegradationLevel> reviewed = new AtomicReference<>(DegradationLevel.NORMAL);

    Degradation(Guards guards, Dependencies dependencies, LevelWatch watch, MeterRegistry registry) {
        this.guards = guards;
        this.dependencies = dependencies;
        this.watch = watch;
        Gauge.builder("synod.gateway.degradation.level", () -> level().number())
                .description("0 normal, 1 search, 2 memory, 3 state, 4 critical")
                .register(registry);
    }

    /** Is told of each change, and of the level at the start: an earlier process may have left another one behind. */
    public interface LevelWatch {
        void changed(DegradationLevel before, DegradationLevel now);
    }

    void onStart(@Observes StartupEvent start) {
        watch.changed(DegradationLevel.NORMAL, DegradationLevel.NORMAL);
    }

    /** By this replica's own circuits and dependencies. */
    public DegradationLevel level() {
        Map<Operation, List<CircuitState>> states = new EnumMap<>(Operation.class);
        for (Operation operation : Operation.values()) {
            states.put(
                    operation,
                    guards.circuits().stream()
                            .filter(circuit -> circuit.operation().equals(operation.wireName()))
                            .map(Guards.Circuit::state)
                            .toList());
        }
        return DegradationLevel.of(states, dependencies.standings().stream().allMatch(Dependencies.Standing::up));
    }

    /** Looks at the level. */
    public void review() {
        DegradationLevel now = level();
        DegradationLevel before = reviewed.getAndSet(now);
        if (now != before) {
            Log.logf(
                    now.number() > before.number() ? Logger.Level.WARN : Logger.Level.INFO,
                    "degradation level is %d (%s) now, it was %d (%s)",
                    now.number(),
                    now,
                    before.number(),
                    before);
            watch.changed(before, now);
        }
    }
}
