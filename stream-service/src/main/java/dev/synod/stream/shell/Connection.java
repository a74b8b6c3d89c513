package dev.synod.stream.shell;

import dev.synod.stream.core.SseText;
import dev.synod.stream.shell.StreamMetrics.Closed;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * What is on its way to one client, and its bounds: who writes asks first whether there is room, and is told when
 * there is some again. Keeps a silent line alive, closes a stalled one. Used on the line's thread, where not said
 * otherwise.
 */
final class Connection {
    private final Line line;
    private final Surroundings world;
    private final Runnable onRoom;
    private final Supplier<byte[]> onSilence;
    private final Runnable onClosed;

    private volatile boolean closed;
    private long unflushed;
    private Instant lastProgress;

    /**
     * @param onRoom called when what had no room may have some
     * @param onSilence what to say when there has been nothing else to say for a while
     * @param onClosed called once
     */
    Connection(Line line, Surroundings world, Runnable onRoom, Supplier<byte[]> onSilence, Runnable onClosed) {
        this.line = line;
        this.world = world;
        this.onRoom = onRoom;
        this.onSilence = onSilence;
        this.onClosed = onClosed;
        this.lastProgress = world.clock().instant();
    }

    /** Says when to come back if the line breaks, and begins to watch it. */
    void open(long retryMillis) {
        write(List.of(SseText.retry(retryMillis)));
        keepAlive();
        watchStall();
    }

    /** True if more may be put on its way, beyond so many bytes that are about to. */
    boolean hasRoom(long further) {
        return unflushed + further < bound();
    }

    /** Sends all parts in one write. */
    void write(List<byte[]> parts) {
        int size = parts.stream().mapToInt(part -> part.length).sum();
        if (unflushed == 0) {
            lastProgress = world.clock().instant();
        }
        unflushed += size;
        line.write(parts, () -> line.execute(() -> flushed(size)));
    }

    /** Ends it once all that was written has gone out. */
    void end(Closed why) {
        close(why);
        line.end(world.config().stallTimeout());
    }

    /** Tells the client to come back and ends after the last whole event; from any thread. */
    void drain(long retryMillis) {
        line.execute(() -> {
            if (!closed) {
                write(List.of(SseText.closing(retryMillis)));
                end(Closed.DRAINED);
            }
        });
    }

    /** The client has left; from any thread. */
    void left() {
        line.execute(() -> close(Closed.LEFT));
    }

    /** True once nothing more can be sent; from any thread. */
    boolean closed() {
        return closed;
    }

    private void flushed(int size) {
        boolean wasFull = unflushed >= bound();
        unflushed -= size;
        lastProgress = world.clock().instant();
        if (wasFull && !closed) {
            onRoom.run();
        }
    }

    private long bound() {
        return world.config().maxUnflushed().asLongValue();
    }

    private void keepAlive() {
        line.after(world.config().keepalive(), () -> {
            if (!closed) {
                if (unflushed == 0) {
                    write(List.of(onSilence.get()));
                }
                keepAlive();
            }
        });
    }

    private void watchStall() {
        Duration timeout = world.config().stallTimeout();
        line.after(timeout.dividedBy(2), () -> {
            if (closed) {
                return;
            }
            if (unflushed > 0 && world.clock().instant().isAfter(lastProgress.plus(timeout))) {
                close(Closed.STALLED);
                line.abort();
            } else {
                watchStall();
            }
        });
    }

    private void close(Closed why) {
        if (!closed) {
            closed = true;
            world.metrics().closed(why);
            onClosed.run();
        }
    }
}
