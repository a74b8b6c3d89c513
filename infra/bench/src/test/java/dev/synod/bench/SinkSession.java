package dev.synod.bench;

import dev.synod.events.Envelope;
import dev.synod.events.MessageJson;
import dev.synod.events.Topics;
import dev.synod.events.TraceContext;
import dev.synod.events.session.AnsweredBy;
import dev.synod.events.session.Cost;
import dev.synod.events.session.CouncilOptions;
import dev.synod.events.session.Outcome;
import dev.synod.events.session.SessionEvent;
import dev.synod.events.session.SessionEvent.ContributionAdded;
import dev.synod.events.session.SessionEvent.CostUpdated;
import dev.synod.events.session.SessionEvent.SessionCompleted;
import dev.synod.events.session.SessionEvent.SessionCreated;
import dev.synod.testing.TopicWriter;
import org.apache.kafka.clients.producer.RecordMetadata;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Future;

/** A session as the record sees it: half contributions of 800 characters, half their costs. */
final class SinkSession {
    static final int EVENTS = 50;

    private static final Instant START = Instant.parse("2026-11-25T10:00:00Z");
    private static final String TEXT = "Whoever asks for much must say what it is for. ".repeat(17);

    private final UUID id = UUID.randomUUID();

    /** Puts all events on the topic, those of all sessions mixed, each one's in order. */
    static void publish(List<SinkSession> sessions, TopicWriter writer) {
        for (int sequence = 1; sequence <= EVENTS; sequence++) {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (SinkSession session : sessions) {
                sent.add(session.begin(sequence, writer));
            }
            sent.forEach(TopicWriter::confirm);
        }
    }

    private Future<RecordMetadata> begin(int sequence, TopicWriter writer) {
        String trace = "00-" + id.toString().replace("-", "") + "-b7ad6b7169203331-01";
        Envelope<SessionEvent> event = new Envelope<>(
                id + "/" + sequence,
                "/synod/session-service",
                START.plusMillis(sequence),
                id.toString(),
                (long) sequence,
                new TraceContext(trace, ""),
                data(sequence));
        return writer.begin(
                Topics.SESSION_EVENTS,
                id.toString(),
                new TopicWriter.Envelope(event.headers()),
                MessageJson.write(event.data()));
    }

    private SessionEvent data(int sequence) {
        if (sequence == 1) {
            return new SessionCreated("bench", TEXT, new CouncilOptions(1, 2, 3), null, null);
        }
        if (sequence == EVENTS) {
            return new SessionCompleted(Outcome.FULL);
        }
        String request = id + "/" + sequence;
        return sequence % 2 == 0
                ? new ContributionAdded(
                        "s1", 1, "m" + sequence, TEXT, new AnsweredBy(request, "anthropic", "claude", false), List.of())
                : new CostUpdated(request, "anthropic", "claude", new Cost(1, 1, 50), new Cost(10, 20, sequence));
    }
}
