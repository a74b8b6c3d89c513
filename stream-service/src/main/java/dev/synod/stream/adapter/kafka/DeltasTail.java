package dev.synod.stream.adapter.kafka;

import dev.synod.events.Envelope;
import dev.synod.events.UnreadableMessage;
import dev.synod.events.llm.LlmDelta;
import dev.synod.events.llm.LlmDelta.AttemptSuperseded;
import dev.synod.kit.kafka.KafkaEnvelopes;
import dev.synod.stream.core.SseText;
import dev.synod.stream.shell.connection.StreamMetrics;
import dev.synod.stream.shell.session.Viewers;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import java.util.Map;

/** Passes words on as they come, to whoever watches right now. Nothing of them is kept. */
@ApplicationScoped
public class DeltasTail {
    private static final Logger LOG = Logger.getLogger(DeltasTail.class);

    /** Which steps' words are shown, and as what. */
    private static final Map<String, String> SHOWN = Map.of(
            "contribution", "contribution.delta",
            "synthesis", "synthesis.delta",
            "verdict", "synthesis.delta");

    private final Viewers viewers;
    private final StreamMetrics metrics;

    DeltasTail(Viewers viewers, StreamMetrics metrics) {
        this.viewers = viewers;
        this.metrics = metrics;
    }

    @Incoming("llm-deltas-in")
    void take(ConsumerRecords<String, byte[]> records) {
        for (ConsumerRecord<String, byte[]> message : records) {
            String sessionId = message.key();
            if (sessionId != null && viewers.watched(sessionId)) {
                show(sessionId, message);
            }
        }
    }

    private void show(String sessionId, ConsumerRecord<String, byte[]> message) {
        try {
            String event = eventOf(KafkaEnvelopes.read(message));
            if (event != null) {
                viewers.pass(sessionId, SseText.passing(event, message.value()));
            }
        } catch (UnreadableMessage e) {
            metrics.malformed(message.topic());
            LOG.warnf(
                    "Skipped an unreadable record at %s-%d@%d: %s",
                    message.topic(), message.partition(), message.offset(), e.getMessage());
        }
    }

    /** The event's name; null for steps that nobody is shown. */
    private static @Nullable String eventOf(Envelope<?> envelope) {
        if (!(envelope.data() instanceof LlmDelta delta)) {
            throw new UnreadableMessage("a " + envelope.type() + " does not belong here");
        }
        Map<String, String> labels = delta.labels();
        String shown = labels == null ? null : SHOWN.get(labels.getOrDefault("step", ""));
        return shown != null && delta instanceof AttemptSuperseded ? "attempt.superseded" : shown;
    }
}
