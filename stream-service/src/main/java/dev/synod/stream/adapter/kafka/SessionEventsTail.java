package dev.synod.stream.adapter.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import dev.synod.events.Headers;
import dev.synod.events.MessageJson;
import dev.synod.events.StructuredEvent;
import dev.synod.events.TraceContext;
import dev.synod.events.UnreadableMessage;
import dev.synod.kit.log.LogIds;
import dev.synod.kit.trace.Traces;
import dev.synod.stream.core.Frame;
import dev.synod.stream.core.Reached;
import dev.synod.stream.core.SseText;
import dev.synod.stream.shell.connection.StreamMetrics;
import dev.synod.stream.shell.feed.FeedEvent;
import dev.synod.stream.shell.feed.FeedIntake;
import dev.synod.stream.shell.session.EventMemory;
import dev.synod.stream.shell.session.Viewers;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Follows the sessions' events into memory and wakes whoever watches. Types that this release doesn't know
 * are shown like any other: leaving one out would tear a gap.
 */
@ApplicationScoped
public class SessionEventsTail {
    private static final Logger LOG = Logger.getLogger(SessionEventsTail.class);
    private static final String CREATED = "dev.synod.session.created.v1";

    private final EventMemory memory;
    private final Viewers viewers;
    private final StreamMetrics metrics;
    private final FeedIntake feed;
    private final Tracer tracer;
    private final TailPositions positions;

    SessionEventsTail(
            EventMemory memory,
            Viewers viewers,
            StreamMetrics metrics,
            FeedIntake feed,
            Tracer tracer,
            @Identifier("session-events-positions") TailPositions positions) {
        this.memory = memory;
        this.viewers = viewers;
        this.metrics = metrics;
        this.feed = feed;
        this.tracer = tracer;
        this.positions = positions;
    }

    @Incoming("session-events-in")
    void take(ConsumerRecords<String, byte[]> records) {
        // Each viewer is woken once for all of a batch, so that it sends all of it in one write.
        Map<String, Reached> news = new LinkedHashMap<>();
        for (ConsumerRecord<String, byte[]> message : records) {
            try {
                take(message, news);
            } catch (UnreadableMessage e) {
                metrics.malformed(message.topic());
                LOG.warnf(
                        "Skipped an unreadable record at %s-%d@%d: %s",
                        message.topic(), message.partition(), message.offset(), e.getMessage());
                feed.pass(message.partition(), message.offset());
            }
            positions.passed(message);
        }
        news.forEach(viewers::heard);
    }

    private void take(ConsumerRecord<String, byte[]> message, Map<String, Reached> news) {
        String sessionId = sessionId(message.key());
        String type = RecordHeaders.required(message, Headers.TYPE);
        long sequence = sequence(RecordHeaders.required(message, Headers.SEQUENCE));
        JsonNode data = json(message.value());
        if (type.equals(CREATED) && data.hasNonNull("ownerId")) {
            memory.own(sessionId, data.get("ownerId").asText());
        }
        Frame frame = SseText.event(sequence, type, message.value());
        StructuredEvent structured = structured(message, sessionId, type, sequence);
        if (memory.add(sessionId, frame)) {
            news.merge(sessionId, Reached.by(frame), Reached::or);
            feed.take(new FeedEvent(sessionId, message.partition(), message.offset(), forFeed(structured)));
            // What fills a starting replica's memory is shown to nobody yet.
            if (message.timestamp() >= positions.startedAt()) {
                measure(message, type);
                trace(message, sessionId, type);
            }
        } else {
            feed.pass(message.partition(), message.offset());
        }
    }

    private static StructuredEvent structured(
            ConsumerRecord<String, byte[]> message, String sessionId, String type, long sequence) {
        return new StructuredEvent(
                RecordHeaders.required(message, Headers.ID),
                RecordHeaders.required(message, Headers.SOURCE),
                type,
                sessionId,
                RecordHeaders.required(message, Headers.TIME),
                sequence,
                RecordHeaders.find(message, Headers.TRACEPARENT),
                new String(message.value(), StandardCharsets.UTF_8));
    }

    private static byte[] forFeed(StructuredEvent event) {
        return SseText.passing(SseText.eventName(event.type()), event.toJson().getBytes(StandardCharsets.UTF_8));
    }

    private void measure(ConsumerRecord<String, byte[]> message, String type) {
        if (!type.equals(CREATED)) {
            return;
        }
        try {
            Instant accepted = Instant.parse(RecordHeaders.required(message, Headers.TIME));
            metrics.firstEvent(Duration.between(accepted, Instant.now()));
        } catch (DateTimeException unreadable) {
            metrics.malformed(message.topic());
        }
    }

    private void trace(ConsumerRecord<String, byte[]> message, String sessionId, String type) {
        String traceparent = RecordHeaders.find(message, Headers.TRACEPARENT);
        if (traceparent == null) {
            return;
        }
        String tracestate = RecordHeaders.find(message, Headers.TRACESTATE);
        TraceContext cause = new TraceContext(traceparent, tracestate == null ? "" : tracestate);
        tracer.spanBuilder("stream.deliver")
                .setParent(Traces.contextOf(cause))
                .setSpanKind(SpanKind.CONSUMER)
                .setAttribute(LogIds.SESSION, sessionId)
                .setAttribute("synod.event.type", type)
                .startSpan()
                .end();
        if (SseText.endsSession(type)) {
            LogIds.about(sessionId, cause, () -> LOG.infof("shown to the end: %s", SseText.eventName(type)));
        }
    }

    private static String sessionId(String key) {
        try {
            return UUID.fromString(key).toString();
        } catch (IllegalArgumentException | NullPointerException e) {
            throw new UnreadableMessage("the key '" + key + "' is no session id", e);
        }
    }

    private static long sequence(String text) {
        try {
            long sequence = Long.parseLong(text);
            if (sequence > 0) {
                return sequence;
            }
        } catch (NumberFormatException e) {
            throw new UnreadableMessage(Headers.SEQUENCE + " '" + text + "' is no number", e);
        }
        throw new UnreadableMessage(Headers.SEQUENCE + " '" + text + "' is not positive");
    }

    private static JsonNode json(byte[] value) {
        try {
            JsonNode data = MessageJson.MAPPER.readTree(value == null ? new byte[0] : value);
            if (data.isObject()) {
                return data;
            }
        } catch (IOException e) {
            throw new UnreadableMessage("the value is not JSON: " + e.getMessage(), e);
        }
        throw new UnreadableMessage("the value is no JSON object");
    }
}
