package dev.synod.record.adapter.kafka;

import dev.synod.events.UnreadableMessage;
import dev.synod.record.shell.BatchRecorder;
import dev.synod.record.shell.EventRefused;
import dev.synod.record.shell.RecordMetrics;
import dev.synod.record.shell.RecordMetrics.DeadLetterCause;
import dev.synod.record.shell.RecordedEvent;
import dev.synod.record.shell.Refusal;
import io.opentelemetry.api.trace.Span;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.reactive.messaging.kafka.KafkaRecord;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Every record of a batch ends in one of two ways: stored and acknowledged after the commit, or nacked,
 * which sends it to the dead letters with its cause. The next batch comes when both are done.
 */
@ApplicationScoped
public class SessionEventsConsumer {
    private static final Logger LOG = Logger.getLogger(SessionEventsConsumer.class);

    private final BatchRecorder recorder;
    private final RecordSpans spans;
    private final RecordMetrics metrics;

    SessionEventsConsumer(BatchRecorder recorder, RecordSpans spans, RecordMetrics metrics) {
        this.recorder = recorder;
        this.spans = spans;
        this.metrics = metrics;
    }

    /** Stores a batch and settles each record of it. */
    @Incoming("session-events-in")
    public Uni<Void> remember(KafkaRecordBatch<String, byte[]> batch) {
        // Parsing a thousand events would keep the event loop, which also serves the API, for too long.
        return Uni.createFrom()
                .item(batch)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .flatMap(this::storeAndSettle);
    }

    private Uni<Void> storeAndSettle(KafkaRecordBatch<String, byte[]> batch) {
        metrics.received(batch.getRecords().size());
        List<Delivery> deliveries = new ArrayList<>(batch.getRecords().size());
        List<CompletionStage<Void>> settlements = new ArrayList<>();
        for (KafkaRecord<String, byte[]> message : batch.getRecords()) {
            try {
                RecordedEvent event = EventReader.read(message);
                deliveries.add(new Delivery(message, event, spans.start(event)));
            } catch (RuntimeException unreadable) {
                settlements.add(deadLetter(message, unreadable));
            }
        }
        return recorder.record(deliveries.stream().map(Delivery::event).toList())
                .flatMap(refusals -> settle(deliveries, refusals, settlements));
    }

    private Uni<Void> settle(
            List<Delivery> deliveries, List<Refusal> refusals, List<CompletionStage<Void>> settlements) {
        IdentityHashMap<RecordedEvent, EventRefused> refused = new IdentityHashMap<>();
        refusals.forEach(refusal -> refused.put(refusal.event(), refusal.cause()));
        for (Delivery delivery : deliveries) {
            EventRefused cause = refused.get(delivery.event());
            if (cause == null) {
                delivery.span().end();
                settlements.add(delivery.message().ack());
            } else {
                spans.refused(delivery.span(), cause);
                settlements.add(deadLetter(delivery.message(), cause));
            }
        }
        return Uni.createFrom()
                .completionStage(CompletableFuture.allOf(settlements.stream()
                        .map(CompletionStage::toCompletableFuture)
                        .toArray(CompletableFuture[]::new)));
    }

    private CompletionStage<Void> deadLetter(KafkaRecord<String, byte[]> message, RuntimeException cause) {
        boolean refused = cause instanceof EventRefused;
        metrics.deadLettered(refused ? DeadLetterCause.REFUSED : DeadLetterCause.UNREADABLE);
        // What is neither read nor refused was not foreseen, so its trace is worth the lines.
        Throwable stack = refused || cause instanceof UnreadableMessage ? null : cause;
        LOG.warnf(
                stack,
                "Dead letter: key %s, partition %d: %s",
                message.getKey(),
                message.getPartition(),
                cause.getMessage());
        return message.nack(cause);
    }

    private record Delivery(KafkaRecord<String, byte[]> message, RecordedEvent event, Span span) {}
}
