package dev.synod.stream.shell.connection;

import java.util.ArrayList;
import java.util.List;

/** What goes out to one connection in one write. */
public final class Batch {
    private final List<byte[]> parts = new ArrayList<>();
    private long bytes;
    private boolean last;

    /** One part alone. */
    static Batch of(byte[] part) {
        Batch batch = new Batch();
        batch.add(part);
        return batch;
    }

    /** Adds a part; it is not copied. */
    public void add(byte[] part) {
        parts.add(part);
        bytes += part.length;
    }

    /** The response ends after it. */
    public void markLast() {
        last = true;
    }

    /** The parts, in order. */
    List<byte[]> parts() {
        return parts;
    }

    /** Bytes of all parts. */
    public long bytes() {
        return bytes;
    }

    /** True if the response ends after it. */
    public boolean isLast() {
        return last;
    }
}
