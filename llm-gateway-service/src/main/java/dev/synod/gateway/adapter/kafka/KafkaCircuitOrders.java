package dev.synod.gateway.adapter.kafka;

import dev.synod.events.Envelope;
import dev.synod.events.llm.GatewayControl.CircuitReset;
import dev.synod.gateway.shell.health.Replica;
import dev.synod.gateway.shell.port.CircuitOrders;
import dev.synod.kit.kafka.KafkaEnvelopes;
import dev.synod.kit.trace.Traces;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Channel;

import java.time.Duration;
import java.util.UUID;

/** Orders to the topic that every replica reads. Given when all in-sync brokers have them. */
@ApplicationScoped
public class KafkaCircuitOrders implements CircuitOrders {
    /** A little longer than the producer tries, so that what it gave up is not sent after all. */
    private static final Duration PATIENCE = Duration.ofSeconds(6);

    private final MutinyEmitter<String> emitter;

    KafkaCircuitOrders(@Channel("gateway-control-out") MutinyEmitter<String> emitter) {
        this.emitter = emitter;
    }

    @Override
    public Uni<Void> give(CircuitReset order) {
        return emitter.sendMessage(KafkaEnvelopes.outgoing(
                        order.provider(),
                        new Envelope<>(
                                UUID.randomUUID().toString(),
                                Replica.SOURCE,
                                order.at(),
                                order.provider() + "/" + order.operation(),
                                null,
                                Traces.current(),
                                order)))
                .ifNoItem()
                .after(PATIENCE)
                .fail();
    }
}
