package dev.synod.events;

import dev.synod.events.session.SessionEvent;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Function;

/**
 * A message with its CloudEvents 1.0 attributes. On Kafka (binary mode) the attributes are headers
 * and the value is the JSON of {@code data} alone.
 *
 * @param id unique for its source; a message sent again keeps it
 * @param source who says so, {@code /synod/<service>}
 * @param time when it became true
 * @param subject the session id; for messages of no session, what they are about
 * @param sequence the gapless position within the session, for session events only
 * @param trace the trace that caused it, if any
 */
public record Envelope<T extends Message>(
        String id,
        String source,
        Instant time,
        String subject,
        @Nullable Long sequence,
        @Nullable TraceContext trace,
        T data) {
    private static final String SPEC_VERSION = "1.0";
    private static final String CONTENT_TYPE = "application/json";

    /** The CloudEvents type of the data. */
    public String type() {
        return MessageTypes.typeOf(data.getClass());
    }

    /** The attributes as Kafka headers, in a fixed order; absent ones are left out. */
    public SequencedMap<String, String> headers() {
        SequencedMap<String, String> headers = new LinkedHashMap<>();
        headers.put(Headers.ID, id);
        headers.put(Headers.TYPE, type());
        headers.put(Headers.SOURCE, source);
        headers.put(Headers.TIME, time.toString());
        headers.put(Headers.SUBJECT, subject);
        headers.put(Headers.SPEC_VERSION, SPEC_VERSION);
        headers.put(Headers.CONTENT_TYPE, CONTENT_TYPE);
        if (sequence != null) {
            headers.put(Headers.SEQUENCE, sequence.toString());
        }
        if (trace != null) {
            headers.put(Headers.TRACEPARENT, trace.traceparent());
            if (!trace.tracestate().isEmpty()) {
                headers.put(Headers.TRACESTATE, trace.tracestate());
            }
        }
        return headers;
    }

    /**
     * Reads a record from the wire.
     *
     * @throws UnreadableMessage if an attribute is missing or wrong, the type unknown, or the value not
     *     its JSON
     */
    public static Envelope<?> read(Map<String, String> headers, byte @Nullable [] value) {
        String type = required(headers, Headers.TYPE);
        Class<? extends Message> recordType = MessageTypes.recordOf(type)
                .orElseThrow(() -> new UnreadableMessage("unknown type '" + type + "' in header " + Headers.TYPE));
        expected(headers, Headers.SPEC_VERSION, SPEC_VERSION);
        expected(headers, Headers.CONTENT_TYPE, CONTENT_TYPE);
        return withAttributes(headers, MessageJson.read(value, recordType));
    }

    private static <T extends Message> Envelope<T> withAttributes(Map<String, String> headers, T data) {
        String traceparent = headers.getOrDefault(Headers.TRACEPARENT, "");
        boolean numbered = data instanceof SessionEvent || headers.containsKey(Headers.SEQUENCE);
        return new Envelope<>(
                required(headers, Headers.ID),
                required(headers, Headers.SOURCE),
                parsed(headers, Headers.TIME, "a time such as 2026-11-22T04:30:00Z", Instant::parse),
                required(headers, Headers.SUBJECT),
                numbered ? parsed(headers, Headers.SEQUENCE, "a whole number from 1", Envelope::position) : null,
                traceparent.isEmpty()
                        ? null
                        : new TraceContext(traceparent, headers.getOrDefault(Headers.TRACESTATE, "")),
                data);
    }

    private static Long position(String text) {
        long position = Long.parseLong(text);
        if (position < 1) {
            throw new NumberFormatException("below 1");
        }
        return position;
    }

    private static void expected(Map<String, String> headers, String name, String wanted) {
        String value = required(headers, name);
        if (!value.startsWith(wanted)) {
            throw malformed(name, value, wanted, null);
        }
    }

    private static <V> V parsed(Map<String, String> headers, String name, String wanted, Function<String, V> parser) {
        String value = required(headers, name);
        try {
            return parser.apply(value);
        } catch (NumberFormatException | DateTimeParseException e) {
            throw malformed(name, value, wanted, e);
        }
    }

    private static UnreadableMessage malformed(String name, String value, String wanted, @Nullable Exception cause) {
        return new UnreadableMessage("header " + name + " is '" + value + "', not " + wanted, cause);
    }

    private static String required(Map<String, String> headers, String name) {
        String value = headers.get(name);
        if (value == null || value.isEmpty()) {
            throw new UnreadableMessage("header " + name + " is missing");
        }
        return value;
    }
}
