package dev.synod.gateway.shell.health;

import dev.synod.events.llm.ProviderStatus.CircuitChanged;
import dev.synod.events.llm.ProviderStatus.CircuitState;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * What other replicas last said of their circuits. A replica that has ended doesn't say so: its last word stays until
 * the topic is compacted, or until so many others have spoken since.
 */
@ApplicationScoped
public class CircuitsElsewhere {
    private static final int REPLICAS_PER_CIRCUIT = 16;

    private final String self;
    private final Map<String, SequencedMap<String, View>> views = new TreeMap<>();

    CircuitsElsewhere(Replica replica) {
        this.self = replica.id();
    }

    /** A circuit as another replica saw it when it last changed there. */
    public record View(
            String replica,
            CircuitState state,
            Instant since,
            @Nullable Instant nextTrialAt) {}

    /** A replica said this; what it said before is forgotten. */
    public synchronized void heard(CircuitChanged change) {
        if (change.replica().equals(self)) {
            return;
        }
        SequencedMap<String, View> replicas =
                views.computeIfAbsent(key(change.provider(), change.operation()), circuit -> new LinkedHashMap<>());
        replicas.putLast(
                change.replica(), new View(change.replica(), change.state(), change.since(), change.nextTrialAt()));
        if (replicas.size() > REPLICAS_PER_CIRCUIT) {
            replicas.pollFirstEntry();
        }
    }

    /** What the others see of a circuit; who spoke last comes last. */
    public synchronized List<View> of(String provider, String operation) {
        SequencedMap<String, View> replicas = views.get(key(provider, operation));
        return replicas == null ? List.of() : List.copyOf(replicas.values());
    }

    private static String key(String provider, String operation) {
        return provider + "/" + operation;
    }
}
