package dev.synod.record.adapter.kafka;

import dev.synod.events.Envelope;
import dev.synod.events.replan.ReplanCommand;
import dev.synod.kit.kafka.Inbox;
import dev.synod.kit.shutdown.Handover;
import dev.synod.record.core.replan.LinkStep;
import dev.synod.record.shell.replan.Links;
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
    private final Links links;
    private final Handover handover;

    ReplanCommands(Links links, Handover handover) {
        this.links = links;
        this.handover = handover;
    }

    @Incoming("replan-commands-in")
    Uni<Void> consume(Message<byte[]> message) {
        return handover.work(
                () -> Inbox.take(message, ReplanCommand.class, "a command of the replan saga", this::carryOut));
    }

    private Uni<LinkStep> carryOut(Envelope<?> envelope, ReplanCommand command) {
        return links.carryOut(envelope.id(), command)
                .invoke(step -> Log.infof(
                        "%s of saga %s: %s",
                        envelope.type(), command.sagaId(), step.next().state()));
    }
}
