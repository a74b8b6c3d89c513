package dev.synod.session.adapter.kafka;

import dev.synod.events.Envelope;
import dev.synod.events.UnreadableMessage;
import dev.synod.events.replan.ReplanReply;
import dev.synod.kit.kafka.KafkaEnvelopes;
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

    ReplanReplies(Replans replans) {
        this.replans = replans;
    }

    @Incoming("replan-replies-in")
    Uni<Void> consume(Message<byte[]> message) {
        return Uni.createFrom()
                .item(() -> reply(message))
                .chain(this::take)
                .chain(() -> Uni.createFrom().completionStage(message.ack()))
                .onFailure()
                .recoverWithUni(failure -> {
                    Log.error("a replan reply goes to the dead letters", failure);
                    return Uni.createFrom().completionStage(message.nack(failure));
                });
    }

    private static ReplanReply reply(Message<byte[]> message) {
        Envelope<?> envelope = KafkaEnvelopes.read(message);
        if (envelope.data() instanceof ReplanReply reply) {
            return reply;
        }
        throw new UnreadableMessage("'" + envelope.type() + "' is not a reply of the replan saga");
    }

    private Uni<Void> take(ReplanReply reply) {
        return DatabaseAway.waitedFor("reply to saga " + reply.sagaId(), replans.reply(reply))
                .invoke(known -> {
                    if (!known) {
                        Log.warnf("reply to saga %s, which is not here", reply.sagaId());
                    }
                })
                .replaceWithVoid();
    }
}
