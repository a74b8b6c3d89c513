package dev.synod.session.adapter.kafka;

import dev.synod.events.llm.LlmResponse;
import dev.synod.kit.kafka.Inbox;
import dev.synod.kit.shutdown.Handover;
import dev.synod.session.shell.Sessions;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Takes the gateway's responses in. A response is acknowledged once what it led to is committed. */
@ApplicationScoped
public class LlmResponses {
    private final Sessions sessions;
    private final Handover handover;

    LlmResponses(Sessions sessions, Handover handover) {
        this.sessions = sessions;
        this.handover = handover;
    }

    @Incoming("llm-responses-in")
    Uni<Void> consume(Message<byte[]> message) {
        return handover.work(
                () -> Inbox.take(message, LlmResponse.class, "a response", (envelope, response) -> take(response)));
    }

    private Uni<Boolean> take(LlmResponse response) {
        return sessions.respond(response).invoke(known -> {
            if (!known) {
                Log.warnf("response %s is for a session that is not here", response.requestId());
            }
        });
    }
}
