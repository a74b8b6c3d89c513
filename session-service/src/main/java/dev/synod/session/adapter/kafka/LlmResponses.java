package dev.synod.session.adapter.kafka;

import dev.synod.events.Envelope;
import dev.synod.events.UnreadableMessage;
import dev.synod.events.llm.LlmResponse;
import dev.synod.kit.kafka.KafkaEnvelopes;
import dev.synod.session.shell.Sessions;
import io.opentelemetry.api.trace.Span;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Takes the gateway's responses in. A response is acknowledged once what it led to is committed. */
@ApplicationScoped
public class LlmResponses {
    private final Sessions sessions;

    LlmResponses(Sessions sessions) {
        this.sessions = sessions;
    }

    @Incoming("llm-responses-in")
    Uni<Void> consume(Message<byte[]> message) {
        return Uni.createFrom()
                .item(() -> response(message))
                .chain(this::take)
                .chain(() -> Uni.createFrom().completionStage(message.ack()))
                .onFailure()
                .recoverWithUni(failure -> {
                    Log.error("a response goes to the dead letters", failure);
                    return Uni.createFrom().completionStage(message.nack(failure));
                });
    }

    private static LlmResponse response(Message<byte[]> message) {
        Envelope<?> envelope = KafkaEnvelopes.read(message);
        if (envelope.data() instanceof LlmResponse response) {
            return response;
        }
        throw new UnreadableMessage("'" + envelope.type() + "' is not a response");
    }

    private Uni<Boolean> take(LlmResponse response) {
        Span.current().setAttribute("synod.session.id", response.sessionId());
        return DatabaseAway.waitedFor("response " + response.requestId(), sessions.respond(response))
                .invoke(known -> {
                    if (!known) {
                        Log.warnf("response %s is for a session that is not here", response.requestId());
                    }
                });
    }
}
