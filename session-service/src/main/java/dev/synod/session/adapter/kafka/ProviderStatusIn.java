package dev.synod.session.adapter.kafka;

import dev.synod.events.Envelope;
import dev.synod.events.llm.ProviderStatus.CircuitChanged;
import dev.synod.events.llm.ProviderStatus.CircuitState;
import dev.synod.kit.kafka.KafkaEnvelopes;
import dev.synod.session.shell.Sweeper;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * Hears that a provider is back. Only a hint: what waits tries again by itself too, so a status that can't be
 * read is passed over.
 */
@ApplicationScoped
public class ProviderStatusIn {
    private final Sweeper sweeper;

    ProviderStatusIn(Sweeper sweeper) {
        this.sweeper = sweeper;
    }

    @Incoming("provider-status-in")
    Uni<Void> consume(Message<byte[]> message) {
        return Uni.createFrom()
                .item(() -> KafkaEnvelopes.read(message))
                .chain(envelope -> isBack(envelope)
                        ? sweeper.providerBack()
                        : Uni.createFrom().voidItem())
                .onFailure()
                .invoke(failure -> Log.warnf("a provider's status is passed over: %s", failure.toString()))
                .onFailure()
                .recoverWithNull()
                .chain(() -> Uni.createFrom().completionStage(message.ack()));
    }

    private static boolean isBack(Envelope<?> envelope) {
        return envelope.data() instanceof CircuitChanged change && change.state() == CircuitState.CLOSED;
    }
}
