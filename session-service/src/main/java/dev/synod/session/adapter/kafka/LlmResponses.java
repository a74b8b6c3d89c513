package dev.synod.session.adapter.kafka;

import dev.synod.events.Envelope;
import dev.synod.events.UnreadableMessage;
import dev.synod.events.llm.LlmResponse;
import dev.synod.kit.kafka.KafkaEnvelopes;
import dev.synod.session.shell.SessionStore;
import dev.synod.session.shell.Sessions;
import io.opentelemetry.api.trace.Span;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

import java.time.Duration;

/** Takes the gateway's responses in. A response is acknowledged once what it led to is committed. */
@ApplicationScoped
public class LlmResponses {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final double JITTER = 0.5;

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

    /**
     * The database being away is no fault of the response's: it waits, and those behind it too. What
     * fails for any other reason would fail again, and must not hold up other sessions.
     */
    private Uni<Boolean> take(LlmResponse response) {
        Span.current().setAttribute("synod.session.id", response.sessionId());
        return sessions.respond(response)
                .onFailure(SessionStore.Unavailable.class)
                .invoke(failure -> Log.warnf("response %s waits: %s", response.requestId(), failure.getMessage()))
                .onFailure(SessionStore.Unavailable.class)
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .withJitter(JITTER)
                .indefinitely()
                .invoke(known -> {
                    if (!known) {
                        Log.warnf("response %s is for a session that is not here", response.requestId());
                    }
                });
    }
}
