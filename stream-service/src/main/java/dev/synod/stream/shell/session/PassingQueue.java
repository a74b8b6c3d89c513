package dev.synod.stream.shell.session;

import dev.synod.stream.shell.connection.Batch;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** What waits to be shown once and is dropped rather than kept. Offered by any thread, drained by one. */
final class PassingQueue {
    private final Queue<byte[]> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicLong bytes = new AtomicLong();
    private final long maxBytes;

    PassingQueue(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** False if there is no room for it. */
    boolean offer(byte[] part) {
        if (bytes.addAndGet(part.length) > maxBytes) {
            bytes.addAndGet(-part.length);
            return false;
        }
        return waiting.add(part);
    }

    /** Moves all that waits; returns how many parts it was. */
    int drainTo(Batch batch) {
        int moved = 0;
        for (byte[] part = waiting.poll(); part != null; part = waiting.poll()) {
            bytes.addAndGet(-part.length);
            batch.add(part);
            moved++;
        }
        return moved;
    }
}
