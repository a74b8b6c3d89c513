package dev.synod.gateway.adapter.kafka;

import dev.synod.events.llm.ProviderStatus.CircuitChanged;
import dev.synod.gateway.shell.health.CircuitsElsewhere;
import dev.synod.kit.kafka.KafkaEnvelopes;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Hears what other replicas see. Only to be shown, so what can't be read is passed over. */
@ApplicationScoped
public class ProviderStatusIn {
    private final CircuitsElsewhere elsewhere;

    ProviderStatusIn(CircuitsElsewhere elsewhere) {
        this.elsewhere = elsewhere;
    }

    @Incoming("provider-status-in")
    Uni<Void> hear(Message<byte[]> message) {
        return Uni.createFrom()
                .item(() -> KafkaEnvelopes.read(message))
                .invoke(envelope -> {
                    if (envelope.data() instanceof CircuitChanged change) {
                        elsewhere.heard(change);
                    }
                })
                .onFailure()
                .invoke(failure -> Log.warnf("a circuit's state is passed over: %s", failure.toString()))
                .onFailure()
                .recoverWithNull()
                .chain(() -> Uni.createFrom().completionStage(message.ack()));
    }
}
