package dev.synod.stream.shell.connection;

import dev.synod.stream.StreamConfig;
import dev.synod.stream.core.SseText;
import dev.synod.stream.shell.connection.StreamMetrics.Closed;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * What is on its way to one client, and its bounds: who writes asks first whether there is room, and is told when
 * there is some again. Keeps a silent line alive, closes a stalled one. Used on the line's thread, where not said
 * otherwise.
 */
public final class Connection {
    /** Who decides what is sent. */
    public interface Sender {
        /** It may begin. */
        void onStart();

        /** There may be room again, where there was none. */
        void onRoom();

        /** What to say after a long silence. */
        byte[] onSilence();

        /** Nothing can be sent any more. */
        void onClosed();
    }

    private final String client;
    private final Line line;
    private final StreamConfig config;
    private final InstantSource clock;
    private final Sender sender;
    private final Connections connections;
    private final Instant since;

    private volatile boolean closed;
    private long unflushed;
    private Instant lastProgress;

    Connection(
            String client,
            Line line,
            StreamConfig config,
            InstantSource clock,
            Sender sender,
            Connections connections) {
        this.client = client;
        this.line = line;
        this.config = config;
        this.clock = clock;
        this.sender = sender;
        this.connections = connections;
        this.since = clock.instant();
        this.lastProgress = since;
    }

    /** Says when to come back if the line breaks, begins to watch it, and lets the sender begin; from any thread. */
    void start(long retryMillis) {
        line.execute(() -> {
            if (!closed) {
                write(Batch.of(SseText.retry(retryMillis)));
                keepAlive();
                watchStall();
                sender.onStart();
            }
        });
    }

    /** True if more may be put on its way, beyond so many bytes that are about to. */
    public boolean hasRoom(long further) {
        return unflushed + further < bound();
    }

    /** Sends all of it in one write. */
    public void write(Batch batch) {
        if (unflushed == 0) {
            lastProgress = clock.instant();
        }
        long size = batch.bytes();
        unflushed += size;
        line.write(batch.parts(), () -> flushed(size));
    }

    /** Ends it once all that was written has gone out. */
    public void end(Closed why) {
        close(why);
        line.end(config.stallTimeout());
    }

    /** Tells the client to come back and ends after the last whole event; from any thread. */
    void drain(long retryMillis) {
        line.execute(() -> {
            if (!closed) {
                write(Batch.of(SseText.closing(retryMillis)));
                end(Closed.DRAINED);
            }
        });
    }

    /** The client has left; from any thread. */
    public void left() {
        line.execute(() -> close(Closed.LEFT));
    }

    /** Who is served, and with what: the same for each of a client's tries to have the same. */
    String client() {
        return client;
    }

    /** When it was opened. */
    Instant since() {
        return since;
    }

    /** True once nothing more can be sent; from any thread. */
    public boolean closed() {
        return closed;
    }

    private void flushed(long size) {
        boolean wasFull = unflushed >= bound();
        unflushed -= size;
        lastProgress = clock.instant();
        if (wasFull && !closed) {
            // Not from within: a write that goes out at once would call, and call, and call.
            line.execute(sender::onRoom);
        }
    }

    private long bound() {
        return config.maxUnflushed().asLongValue();
    }

    private void keepAlive() {
        line.after(config.keepalive(), () -> {
            if (!closed) {
                if (unflushed == 0) {
                    write(Batch.of(sender.onSilence()));
                }
                keepAlive();
            }
        });
    }

    private void watchStall() {
        Duration timeout = config.stallTimeout();
        line.after(timeout.dividedBy(2), () -> {
            if (closed) {
                return;
            }
            if (unflushed > 0 && clock.instant().isAfter(lastProgress.plus(timeout))) {
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
            connections.closed(this, why);
            sender.onClosed();
        }
    }
}
