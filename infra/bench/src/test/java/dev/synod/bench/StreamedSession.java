package dev.synod.bench;

import dev.synod.events.Envelope;
import dev.synod.events.MessageJson;
import dev.synod.events.Topics;
import dev.synod.events.TraceContext;
import dev.synod.events.session.AnsweredBy;
import dev.synod.events.session.CouncilOptions;
import dev.synod.events.session.SessionEvent;
import dev.synod.events.session.SessionEvent.ContributionAdded;
import dev.synod.events.session.SessionEvent.SessionCreated;
import dev.synod.testing.TopicWriter;
import org.apache.kafka.clients.producer.RecordMetadata;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** A session that goes on and on: after its creation nothing but contributions of 800 characters. */
final class StreamedSession {
    static final String OWNER = "bench";

    private static final String PATH = "/api/v1/sessions/%s/stream";

    private static final String TEXT = "Whoever asks for much must say what it is for. ".repeat(17);

    private final UUID id = madeNow();
    private long sequence;

    /** An event of it, ready to be sent: what comes together must leave together. */
    record Event(Envelope<SessionEvent> envelope, String json) {
        private Future<RecordMetadata> begin(TopicWriter writer) {
            return writer.begin(
                    Topics.SESSION_EVENTS, envelope.subject(), new TopicWriter.Envelope(envelope.headers()), json);
        }

        /** Where its session is streamed. */
        String path() {
            return PATH.formatted(envelope.subject());
        }

        /** What the stream-service makes of it. */
        String frame() {
            String name = envelope.type().replaceAll("^dev\\.synod\\.|\\.v1$", "");
            return "id: " + envelope.sequence() + "\nevent: " + name + "\ndata: " + json + "\n\n";
        }
    }

    /** Puts events on the topic, in this order. */
    static void publish(List<Event> events, TopicWriter writer) {
        events.stream().map(event -> event.begin(writer)).toList().forEach(TopicWriter::confirm);
    }

    /** Where a server streams it, but for its creation. */
    URI at(URI server) {
        return server.resolve(PATH.formatted(id) + "?after=1");
    }

    Event created() {
        return next(new SessionCreated(OWNER, TEXT, new CouncilOptions(1, 2, 3), null, null));
    }

    /** The next so many. */
    List<Event> contributions(int count) {
        return IntStream.range(0, count).mapToObj(i -> contribution()).toList();
    }

    private Event contribution() {
        AnsweredBy by = new AnsweredBy(id + "/" + (sequence + 1), "anthropic", "claude", false);
        return next(new ContributionAdded("s1", 1, "m1", TEXT, by, List.of()));
    }

    /** A version 7 id, which says how young the session is: one that is not known yet is waited for. */
    private static UUID madeNow() {
        UUID any = UUID.randomUUID();
        long high = (System.currentTimeMillis() << 16) | 0x7000 | (any.getMostSignificantBits() & 0xfff);
        return new UUID(high, any.getLeastSignificantBits());
    }

    private Event next(SessionEvent data) {
        sequence++;
        String trace = "00-" + id.toString().replace("-", "") + "-b7ad6b7169203331-01";
        Envelope<SessionEvent> envelope = new Envelope<>(
                id + "/" + sequence,
                "/synod/session-service",
                Instant.now(),
                id.toString(),
                sequence,
                new TraceContext(trace, ""),
                data);
        return new Event(envelope, MessageJson.write(data));
    }
}
