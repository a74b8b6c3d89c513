package dev.synod.gateway.adapter.kafka;

import dev.synod.events.Envelope;
import dev.synod.events.llm.ProviderStatus.CircuitChanged;
import dev.synod.gateway.shell.Guards.Circuit;
import dev.synod.gateway.shell.Guards.CircuitWatch;
import dev.synod.gateway.shell.Replica;
import dev.synod.kit.kafka.KafkaEnvelopes;
import dev.synod.kit.trace.Traces;
import io.quarkus.logging.Log;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** Circuit changes to the compacted topic; few, so they wait in memory while the broker is away. */
@ApplicationScoped
public class KafkaProviderStatus implements CircuitWatch {
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
        String key = circuit.provider() + "/" + circuit.operation();
        CircuitChanged fact = new CircuitChanged(
                circuit.provider(),
                circuit.operation(),
                circuit.state(),
                replica,
                circuit.since(),
                circuit.nextTrialAt());
        emitter.sendMessage(KafkaEnvelopes.outgoing(
                        key,
                        new Envelope<>(
                                "%s/%s/%s".formatted(replica, key, circuit.since()),
                                Replica.SOURCE,
                                circuit.since(),
                                key,
                                null,
                                Traces.current(),
                                fact)))
                .subscribe()
                .with(sent -> {}, failure -> Log.errorf(failure, "circuit %s: its change is not published", key));
    }
}
