package dev.synod.record.adapter.kafka;

import dev.synod.events.Envelope;
import dev.synod.events.UnreadableMessage;
import dev.synod.events.replan.ReplanCommand;
import dev.synod.kit.database.DatabaseUnavailable;
import dev.synod.kit.kafka.KafkaEnvelopes;
import dev.synod.record.RecordConfig;
import dev.synod.record.shell.replan.Links;
import io.opentelemetry.api.trace.Span;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * Takes the commands of replan sagas in. A command is acknowledged once what it led to is committed, and waits as
 * long as the database is away; one that can't be read goes to the dead letters, and the saga is undone in time.
 */
@ApplicationScoped
public class ReplanCommands {
    private static final double JITTER = 0.5;

    private final Links links;
    private final RecordConfig.Retry retry;

    ReplanCommands(Links links, RecordConfig config) {
        this.links = links;
        this.retry = config.retry();
    }

    @Incoming("replan-commands-in")
    Uni<Void> consume(Message<byte[]> message) {
        return Uni.createFrom()
                .item(() -> KafkaEnvelopes.read(message))
                .chain(this::carryOut)
                .chain(() -> Uni.createFrom().completionStage(message.ack()))
                .onFailure()
                .recoverWithUni(failure -> {
                    Log.error("a replan command goes to the dead letters", failure);
                    return Uni.createFrom().completionStage(message.nack(failure));
                });
    }

    private Uni<Void> carryOut(Envelope<?> envelope) {
        if (!(envelope.data() instanceof ReplanCommand command)) {
            throw new UnreadableMessage("'" + envelope.type() + "' is not a command of the replan saga");
        }
        Span.current().setAttribute("synod.session.id", command.sessionId());
        return Uni.createFrom()
                .deferred(() -> links.carryOut(envelope.id(), command))
                .onFailure(DatabaseUnavailable.class)
                .invoke(failure -> Log.warnf("a replan command waits: %s", failure.getMessage()))
                .onFailure(DatabaseUnavailable.class)
                .retry()
                .withBackOff(retry.firstDelay(), retry.longestDelay())
                .withJitter(JITTER)
                .indefinitely()
                .invoke(step -> Log.infof(
                        "%s of saga %s: %s",
                        envelope.type(), command.sagaId(), step.next().state()))
                .replaceWithVoid();
    }
}
