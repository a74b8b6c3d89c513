package dev.synod.record.shell;

import dev.synod.events.Envelope;
import dev.synod.events.Headers;
import dev.synod.events.UnreadableMessage;
import dev.synod.events.session.SessionEvent;
import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/** From a record to an event, or a clear word on why it is none. */
final class EventReader {
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private EventReader() {}

    /** Reads one; throws {@link UnreadableMessage} whatever is wrong with it. */
    static RecordedEvent read(SourceRecord source) {
        byte[] value = source.value();
        if (value == null) {
            throw new UnreadableMessage("the record has no value; an event is a JSON object");
        }
        Envelope<?> envelope = Envelope.read(source.textHeaders(), value);
        if (!(envelope.data() instanceof SessionEvent event)) {
            throw new UnreadableMessage("type '" + envelope.type() + "' is no session event");
        }
        checkTime(envelope.time());
        return new RecordedEvent(
                sessionId(envelope.subject()), sequence(envelope.sequence()), textOf(value), event, envelope);
    }

    private static UUID sessionId(String subject) {
        try {
            return UUID.fromString(subject);
        } catch (IllegalArgumentException e) {
            throw new UnreadableMessage("header " + Headers.SUBJECT + " is no session id: '" + subject + "'", e);
        }
    }

    private static long sequence(@Nullable Long sequence) {
        if (sequence == null) {
            throw new UnreadableMessage("header " + Headers.SEQUENCE + " is missing");
        }
        return sequence;
    }

    /** The bytes as text that gives the same bytes again; the JSON parser would take other encodings too. */
    private static String textOf(byte[] value) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(value))
                    .toString();
            if (text.startsWith("\uFEFF") || text.indexOf('\0') >= 0) {
                throw new UnreadableMessage("the value is not UTF-8 without byte order mark");
            }
            return text;
        } catch (CharacterCodingException e) {
            throw new UnreadableMessage("the value is not UTF-8", e);
        }
    }

    /** Java's times reach further than the database's, and a failure to write one would look like its illness. */
    private static void checkTime(Instant time) {
        if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
            throw new UnreadableMessage(
                    "header " + Headers.TIME + " is " + time + ", not from " + EARLIEST + " to " + LATEST);
        }
    }
}
