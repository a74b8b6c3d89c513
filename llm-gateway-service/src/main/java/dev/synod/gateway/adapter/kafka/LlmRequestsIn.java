package dev.synod.gateway.adapter.kafka;

import dev.synod.events.Envelope;
import dev.synod.events.TraceContext;
import dev.synod.events.UnreadableMessage;
import dev.synod.events.llm.LlmRequest;
import dev.synod.gateway.core.RequestCheck;
import dev.synod.gateway.shell.Calls;
import dev.synod.gateway.shell.port.CallLedger.Unstorable;
import dev.synod.kit.kafka.KafkaEnvelopes;
import dev.synod.kit.log.LogIds;
import dev.synod.kit.shutdown.Handover;
import dev.synod.kit.trace.Traces;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.TracingMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * Takes requests from the topic. A record is acknowledged when the ledger knows its request, long
 * before there is an answer, so a slow provider holds up no partition. Only what can never be
 * understood goes to the dead letters; while the database is away, records wait where they are.
 */
@ApplicationScoped
public class LlmRequestsIn {
    private static final Duration AGAIN_AFTER = Duration.ofMillis(200);
    private static final Duration AGAIN_AFTER_AT_MOST = Duration.ofSeconds(5);

    private final Calls calls;
    private final Handover handover;

    LlmRequestsIn(Calls calls, Handover handover) {
        this.calls = calls;
        this.handover = handover;
    }

    @Incoming("llm-requests-in")
    Uni<Void> receive(Message<byte[]> message) {
        return handover.work(() -> take(message));
    }

    private Uni<Void> take(Message<byte[]> message) {
        return Uni.createFrom()
                .item(() -> KafkaEnvelopes.read(message))
                .flatMap(envelope -> accepted(message, envelope)
                        .onFailure(failure -> !(failure instanceof Unstorable))
                        .invoke(failure ->
                                Log.errorf(failure, "%s could not be written down, trying again", envelope.id()))
                        .onFailure(failure -> !(failure instanceof Unstorable))
                        .retry()
                        .withBackOff(AGAIN_AFTER, AGAIN_AFTER_AT_MOST)
                        .indefinitely())
                .chain(() -> Uni.createFrom().completionStage(message.ack()))
                .onFailure(failure -> failure instanceof UnreadableMessage || failure instanceof Unstorable)
                .recoverWithUni(failure -> Uni.createFrom().completionStage(message.nack(failure)));
    }

    private Uni<Void> accepted(Message<?> message, Envelope<?> envelope) {
        LlmRequest request = request(envelope);
        LogIds.session(request.sessionId());
        LogIds.request(request.requestId());
        return calls.accept(request, trace(message, envelope));
    }

    private static LlmRequest request(Envelope<?> envelope) {
        if (!(envelope.data() instanceof LlmRequest request)) {
            throw new UnreadableMessage(envelope.type() + " is no request that this gateway can answer");
        }
        if (!RequestCheck.isAddressed(request)) {
            throw new UnreadableMessage("requestId or sessionId is missing, so nobody could get an answer");
        }
        return request;
    }

    /** Of the span that consumed the record, so that what follows hangs below it. */
    private static @Nullable TraceContext trace(Message<?> message, Envelope<?> envelope) {
        TraceContext consumed = TracingMetadata.fromMessage(message)
                .map(TracingMetadata::getCurrentContext)
                .map(Traces::of)
                .orElse(null);
        return consumed == null ? envelope.trace() : consumed;
    }
}
