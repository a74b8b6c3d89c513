package dev.synod.bench;

import java.nio.ByteBuffer;

/**
 * One response as it comes in: counts its chunks, of which the server makes one per write, and the events in them
 * that have an id. Comments and hints are no events.
 */
final class ChunkedEvents {
    private enum Part {
        HEAD,
        SIZE,
        DATA,
        BREAK
    }

    private final StringBuilder head = new StringBuilder();
    private Part part = Part.HEAD;
    private int left;
    private boolean lineBegins = true;
    private long chunks;
    private long events;

    /** Takes all that is there. */
    void take(ByteBuffer in) {
        while (in.hasRemaining()) {
            switch (part) {
                case HEAD -> takeHead((char) in.get());
                case SIZE -> takeSize(in.get());
                case DATA -> takeData(in);
                case BREAK -> part = in.get() == '\n' ? Part.SIZE : Part.BREAK;
            }
        }
    }

    long chunks() {
        return chunks;
    }

    long events() {
        return events;
    }

    private void takeHead(char c) {
        head.append(c);
        if (c == '\n' && head.indexOf("\r\n\r\n") > 0) {
            if (!head.toString().startsWith("HTTP/1.1 200 ")) {
                throw new IllegalStateException("no stream: " + head);
            }
            part = Part.SIZE;
        }
    }

    private void takeSize(byte c) {
        if (c == '\n') {
            part = Part.DATA;
            chunks++;
        } else if (c != '\r') {
            left = left * 16 + Character.digit(c, 16);
        }
    }

    private void takeData(ByteBuffer in) {
        int until = in.position() + Math.min(left, in.remaining());
        left -= until - in.position();
        while (in.position() < until) {
            byte c = in.get();
            if (lineBegins && c == 'i') { // of the fields, only id begins so
                events++;
            }
            lineBegins = c == '\n';
        }
        part = left == 0 ? Part.BREAK : Part.DATA;
    }
}
