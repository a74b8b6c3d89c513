package dev.synod.gateway.adapter.kafka;

import dev.synod.events.Envelope;
import dev.synod.events.llm.ProviderStatus;
import dev.synod.events.llm.ProviderStatus.CircuitChanged;
import dev.synod.events.llm.ProviderStatus.LevelChanged;
import dev.synod.gateway.core.DegradationLevel;
import dev.synod.gateway.shell.health.Degradation.LevelWatch;
import dev.synod.gateway.shell.health.Replica;
import dev.synod.gateway.shell.port.Guards.Circuit;
import dev.synod.gateway.shell.port.Guards.CircuitWatch;
import dev.synod.kit.kafka.KafkaEnvelopes;
import dev.synod.kit.trace.Traces;
import io.quarkus.logging.Log;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

import java.time.Instant;

/** Changes of circuits and of the level to the compacted topic; few, so they wait in memory while the broker is away. */
@ApplicationScoped
public class KafkaProviderStatus implements CircuitWatch, LevelWatch {
    /** There is one per gateway, as there is one circuit per provider and operation: the last word counts. */
    private static final String LEVEL_KEY = "gateway/level";

    private final MutinyEmitter<String> emitter;
    private final String replica;

    KafkaProviderStatus(
            @Channel("provider-status-out") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
                    MutinyEmitter<String> emitter,
            Replica replica) {
        this.emitter = emitter;
        this.replica = replica.id();
    }

    @Override
    public void changed(Circuit circuit) {
        publish(
                circuit.provider() + "/" + circuit.operation(),
                circuit.since(),
                new CircuitChanged(
                        circuit.provider(),
                        circuit.operation(),
                        circuit.state(),
                        replica,
                        circuit.since(),
                        circuit.nextTrialAt()));
    }

    @Override
    public void changed(DegradationLevel before, DegradationLevel now) {
        Instant at = Instant.now();
        publish(LEVEL_KEY, at, new LevelChanged(now.number(), now.wireName(), before.number(), replica, at));
    }

    private void publish(String key, Instant at, ProviderStatus fact) {
        Envelope<ProviderStatus> envelope = new Envelope<>(
                "%s/%s/%s".formatted(replica, key, at), Replica.SOURCE, at, key, null, Traces.current(), fact);
        emitter.sendMessage(KafkaEnvelopes.outgoing(key, envelope))
                .subscribe()
                .with(sent -> {}, failure -> Log.errorf(failure, "%s: its change is not published", key));
    }
}
