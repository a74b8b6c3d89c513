package dev.synod.stream.core;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Server-sent events as text: the one place that knows the form. */
public final class SseText {
    private static final String PREFIX = "dev.synod.";
    private static final String SUFFIX = ".v1";
    private static final List<String> ENDINGS = List.of("session.completed", "session.cancelled", "session.failed");
    private static final byte[] DATA = "data: ".getBytes(StandardCharsets.UTF_8);
    private static final byte[] KEEPALIVE = ": keepalive\n\n".getBytes(StandardCharsets.UTF_8);

    private SseText() {}

    /** The event name of a CloudEvents type: {@code dev.synod.round.started.v1} is {@code round.started}. */
    public static String eventName(String type) {
        String name = type.startsWith(PREFIX) ? type.substring(PREFIX.length()) : type;
        return name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
    }

    /** True if a session ends with an event of this CloudEvents type, unless another follows. */
    public static boolean endsSession(String type) {
        return ENDINGS.contains(eventName(type));
    }

    /** A durable event: its id is its sequence, its data the very bytes of the message. */
    public static Frame event(long sequence, String type, byte[] json) {
        String name = eventName(type);
        byte[] bytes = render("id: " + sequence + "\nevent: " + name + "\n", json);
        return new Frame(sequence, endsSession(type), bytes);
    }

    /** An event without id, which leaves the client's last event id as it is. */
    public static byte[] passing(String name, byte[] json) {
        return render("event: " + name + "\n", json);
    }

    /** The first line of an event that is otherwise the same for all: its id for this client. */
    public static byte[] idField(String id) {
        return ("id: " + id + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** Moves the client's last event id on, and shows nothing. */
    public static byte[] id(String id) {
        return ("id: " + id + "\n\n").getBytes(StandardCharsets.UTF_8);
    }

    /** An event that says nothing but where it stands. */
    public static byte[] id(String id, String name) {
        return render("id: " + id + "\nevent: " + name + "\n", "{}".getBytes(StandardCharsets.UTF_8));
    }

    /** Says that events are missing for good. */
    public static byte[] gapDetected(long expected, long actual) {
        String json =
                "{\"expected\":" + expected + ",\"actual\":" + actual + ",\"missed\":" + (actual - expected) + "}";
        return passing("gap.detected", json.getBytes(StandardCharsets.UTF_8));
    }

    /** Says that this server is going, and when to come back. */
    public static byte[] closing(long retryMillis) {
        byte[] json = "{\"reason\":\"shutdown\"}".getBytes(StandardCharsets.UTF_8);
        return render("event: stream.closing\nretry: " + retryMillis + "\n", json);
    }

    /** How long a client should wait before it connects again. */
    public static byte[] retry(long millis) {
        return ("retry: " + millis + "\n\n").getBytes(StandardCharsets.UTF_8);
    }

    /** A comment that keeps proxies from closing a silent connection. */
    public static byte[] keepalive() {
        return KEEPALIVE;
    }

    /** A line break would end the field, so each line of the data gets its own; clients join them again. */
    private static byte[] render(String fields, byte[] json) {
        byte[] head = fields.getBytes(StandardCharsets.UTF_8);
        ByteBuffer out = ByteBuffer.allocate(head.length + DATA.length * (1 + lineBreaks(json)) + json.length + 2);
        out.put(head).put(DATA);
        for (byte b : json) {
            if (isLineBreak(b)) {
                out.put((byte) '\n').put(DATA);
            } else {
                out.put(b);
            }
        }
        return out.put((byte) '\n').put((byte) '\n').array();
    }

    private static int lineBreaks(byte[] json) {
        int breaks = 0;
        for (byte b : json) {
            breaks += isLineBreak(b) ? 1 : 0;
        }
        return breaks;
    }

    private static boolean isLineBreak(byte b) {
        return b == '\n' || b == '\r';
    }
}
