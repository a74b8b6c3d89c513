package dev.synod.stream.shell.session;

import java.util.ArrayList;
import java.util.List;

/** What goes out to one connection in one write. */
final class Batch {
    private final List<byte[]> parts = new ArrayList<>();
    private long bytes;
    private boolean last;

    void add(byte[] part) {
        parts.add(part);
        bytes += part.length;
    }

    /** The response ends after it. */
    void markLast() {
        last = true;
    }

    List<byte[]> parts() {
        return parts;
    }

    long bytes() {
        return bytes;
    }

    boolean isLast() {
        return last;
    }
}
