package dev.synod.gateway.adapter.kafka;

import dev.synod.events.Envelope;
import dev.synod.events.TraceContext;
import dev.synod.events.llm.LlmDelta;
import dev.synod.events.llm.LlmDelta.AttemptSuperseded;
import dev.synod.events.llm.LlmDelta.CompletionDelta;
import dev.synod.gateway.shell.health.Replica;
import dev.synod.gateway.shell.port.Deltas;
import dev.synod.kit.kafka.KafkaEnvelopes;
import io.quarkus.logging.Log;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** Words straight to the topic, not through the outbox: the response has the whole text. */
@ApplicationScoped
public class KafkaDeltas implements Deltas {
    private final MutinyEmitter<String> emitter;

    KafkaDeltas(
            @Channel("llm-deltas-out") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
                    MutinyEmitter<String> emitter) {
        this.emitter = emitter;
    }

    @Override
    public void publish(String sessionId, LlmDelta delta, @Nullable TraceContext cause) {
        // Without this check words would pile up in memory while the broker is away.
        if (!emitter.hasRequests()) {
            Log.warnf("%s: words are dropped, the broker takes none at the moment", delta.requestId());
            return;
        }
        Message<String> message = KafkaEnvelopes.outgoing(
                sessionId, new Envelope<>(idOf(delta), Replica.SOURCE, Instant.now(), sessionId, null, cause, delta));
        emitter.sendMessage(message)
                .subscribe()
                .with(sent -> {}, failure -> Log.warnf("%s: words are lost: %s", delta.requestId(), failure));
    }

    private static String idOf(LlmDelta delta) {
        return switch (delta) {
            case CompletionDelta words -> "%s/delta/%d.%d".formatted(words.requestId(), words.attempt(), words.index());
            case AttemptSuperseded end -> "%s/superseded/%d".formatted(end.requestId(), end.attempt());
        };
    }
}
