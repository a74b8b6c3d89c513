package dev.synod.gateway.adapter.kafka;

import dev.synod.events.llm.GatewayControl.CircuitReset;
import dev.synod.gateway.shell.port.Guards;
import dev.synod.kit.kafka.KafkaEnvelopes;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * Carries out operators' orders; every replica reads all of them. One that can't be read is logged and left: each
 * replica would write the same dead letter, and the operator sees that nothing has happened.
 */
@ApplicationScoped
public class GatewayControlIn {
    private final Guards guards;

    GatewayControlIn(Guards guards) {
        this.guards = guards;
    }

    @Incoming("gateway-control-in")
    Uni<Void> carryOut(Message<byte[]> message) {
        return Uni.createFrom()
                .item(() -> KafkaEnvelopes.read(message))
                .invoke(envelope -> {
                    if (envelope.data() instanceof CircuitReset order) {
                        carryOut(order);
                    } else {
                        Log.errorf("%s is no order to the gateway", envelope.type());
                    }
                })
                .onFailure()
                .invoke(failure -> Log.errorf(failure, "an order is not carried out"))
                .onFailure()
                .recoverWithNull()
                .chain(() -> Uni.createFrom().completionStage(message.ack()));
    }

    private void carryOut(CircuitReset order) {
        boolean known = guards.reset(order.provider(), order.operation());
        Log.infof(
                "%s wants circuit %s/%s closed: %s",
                order.requestedBy(), order.provider(), order.operation(), known ? "done" : "there is none here");
    }
}
