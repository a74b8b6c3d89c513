package dev.synod.session.adapter.kafka;

import dev.synod.events.Envelope;
import dev.synod.events.llm.ProviderStatus.CircuitChanged;
import dev.synod.events.llm.ProviderStatus.CircuitState;
import dev.synod.events.llm.ProviderStatus.LevelChanged;
import dev.synod.kit.kafka.Inbox;
import dev.synod.kit.kafka.KafkaEnvelopes;
import dev.synod.kit.shutdown.Handover;
import dev.synod.session.shell.LevelStore;
import dev.synod.session.shell.Sweeper;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * Hears that a provider is back, and how far the gateway is degraded. That one is back is only a hint: what waits
 * tries again by itself too. A status that can't be read is passed over.
 */
@ApplicationScoped
public class ProviderStatusIn {
    private final LevelStore levels;
    private final Sweeper sweeper;
    private final Handover handover;

    ProviderStatusIn(LevelStore levels, Sweeper sweeper, Handover handover) {
        this.levels = levels;
        this.sweeper = sweeper;
        this.handover = handover;
    }

    @Incoming("provider-status-in")
    Uni<Void> consume(Message<byte[]> message) {
        return handover.work(() -> Uni.createFrom()
                .item(() -> KafkaEnvelopes.read(message))
                .chain(this::hear)
                .onFailure()
                .invoke(failure -> Log.warnf("a provider's status is passed over: %s", failure.toString()))
                .onFailure()
                .recoverWithNull()
                .chain(() -> Uni.createFrom().completionStage(message.ack())));
    }

    private Uni<Void> hear(Envelope<?> envelope) {
        return switch (envelope.data()) {
            case CircuitChanged change ->
                Inbox.waitedFor("a circuit's state", levels.noteAlive(change.replica(), envelope.time()))
                        .chain(() -> change.state() == CircuitState.CLOSED
                                ? sweeper.providerBack()
                                : Uni.createFrom().voidItem());
            case LevelChanged word ->
                Inbox.waitedFor("the gateway's level", levels.note(word)).chain(sweeper::tellLevel);
            default -> Uni.createFrom().voidItem();
        };
    }
}
