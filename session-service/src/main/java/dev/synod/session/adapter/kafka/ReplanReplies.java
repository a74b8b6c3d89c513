package dev.synod.session.adapter.kafka;

import dev.synod.events.replan.ReplanReply;
import dev.synod.kit.kafka.Inbox;
import dev.synod.kit.shutdown.Handover;
import dev.synod.session.shell.replan.Replans;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Takes the record's replies in. A reply is acknowledged once what it led to is committed. */
@ApplicationScoped
public class ReplanReplies {
    private final Replans replans;
    private final Handover handover;

    ReplanReplies(Replans replans, Handover handover) {
        this.replans = replans;
        this.handover = handover;
    }

    @Incoming("replan-replies-in")
    Uni<Void> consume(Message<byte[]> message) {
        return handover.work(() ->
                Inbox.take(message, ReplanReply.class, "a reply of the replan saga", (envelope, reply) -> take(reply)));
    }

    private Uni<Boolean> take(ReplanReply reply) {
        return replans.reply(reply).invoke(known -> {
            if (!known) {
                Log.warnf("reply to saga %s, which is not here", reply.sagaId());
            }
        });
    }
}
