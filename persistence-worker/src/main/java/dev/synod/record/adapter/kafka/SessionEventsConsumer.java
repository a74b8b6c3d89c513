package dev.synod.record.adapter.kafka;

import dev.synod.events.session.SessionEvent.SessionCancelled;
import dev.synod.events.session.SessionEvent.SessionCompleted;
import dev.synod.events.session.SessionEvent.SessionFailed;
import dev.synod.kit.log.LogIds;
import dev.synod.kit.shutdown.Handover;
import dev.synod.record.shell.Arrival;
import dev.synod.record.shell.BatchRecorder;
import dev.synod.record.shell.RecordMetrics;
import dev.synod.record.shell.RecordedEvent;
import dev.synod.record.shell.Report;
import dev.synod.record.shell.SourceHeader;
import dev.synod.record.shell.SourceRecord;
import io.opentelemetry.api.trace.Span;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordBatchMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Every record of a batch is stored or a dead letter, committed both, before the batch is acknowledged; the
 * next one comes after that.
 */
@ApplicationScoped
public class SessionEventsConsumer {
    private static final Set<Class<?>> ENDS =
            Set.of(SessionCompleted.class, SessionCancelled.class, SessionFailed.class);

    private final BatchRecorder recorder;
    private final RecordSpans spans;
    private final RecordMetrics metrics;
    private final Handover handover;

    SessionEventsConsumer(BatchRecorder recorder, RecordSpans spans, RecordMetrics metrics, Handover handover) {
        this.recorder = recorder;
        this.spans = spans;
        this.metrics = metrics;
        this.handover = handover;
    }

    /** Stores a batch and acknowledges it. */
    @Incoming("session-events-in")
    public Uni<Void> remember(KafkaRecordBatch<String, byte[]> batch) {
        // Parsing a thousand events would keep the event loop, which also serves the API, for too long.
        return handover.work(() -> Uni.createFrom()
                .item(batch)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .flatMap(this::storeAndAcknowledge));
    }

    private Uni<Void> storeAndAcknowledge(KafkaRecordBatch<String, byte[]> batch) {
        List<Arrival> arrivals = new ArrayList<>();
        Map<RecordedEvent, Span> open = new IdentityHashMap<>();
        long oldest = Long.MAX_VALUE;
        for (ConsumerRecord<String, byte[]> record : records(batch)) {
            Arrival arrival = Arrival.of(source(record));
            arrivals.add(arrival);
            oldest = Math.min(oldest, record.timestamp());
            if (arrival instanceof Arrival.Sound sound) {
                open.put(sound.event(), spans.start(sound.event()));
            }
        }
        metrics.received(arrivals.size(), Instant.ofEpochMilli(oldest));
        return recorder.record(arrivals)
                .invoke(report -> end(open, report))
                .invoke(metrics::settled)
                .chain(() -> Uni.createFrom().completionStage(batch.ack()));
    }

    private void end(Map<RecordedEvent, Span> open, Report report) {
        for (Report.Refusal refusal : report.refused()) {
            spans.refused(open.remove(refusal.event()), refusal.cause());
        }
        for (RecordedEvent behind : report.behind()) {
            spans.behind(open.remove(behind));
        }
        open.forEach(SessionEventsConsumer::stored);
    }

    private static void stored(RecordedEvent event, Span span) {
        span.end();
        if (ENDS.contains(event.data().getClass())) {
            LogIds.about(
                    event.sessionId().toString(),
                    event.envelope().trace(),
                    () -> Log.infof("on record up to %d, its end", event.sequence()));
        }
    }

    @SuppressWarnings("unchecked") // The channel's deserializers make them so.
    private static Iterable<ConsumerRecord<String, byte[]>> records(KafkaRecordBatch<String, byte[]> batch) {
        return batch.getMetadata(IncomingKafkaRecordBatchMetadata.class)
                .orElseThrow()
                .getRecords();
    }

    private static SourceRecord source(ConsumerRecord<String, byte[]> record) {
        List<SourceHeader> headers = new ArrayList<>();
        for (Header header : record.headers()) {
            headers.add(new SourceHeader(header.key(), header.value()));
        }
        return new SourceRecord(
                record.topic(), record.partition(), record.offset(), record.key(), headers, record.value());
    }
}
