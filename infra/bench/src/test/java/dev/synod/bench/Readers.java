package dev.synod.bench;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/** Clients that read whatever comes as soon as it comes, all on one thread, and count it. */
final class Readers implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Selector selector;
    private final List<SocketChannel> channels;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(256 * 1024);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition read = lock.newCondition();
    /** Guarded, like all below it, by the lock. */
    private final Count count = new Count();

    private @Nullable Exception failure;

    Readers(List<SocketChannel> channels) {
        this.channels = channels;
        try {
            selector = Selector.open();
            for (SocketChannel channel : channels) {
                channel.register(selector, SelectionKey.OP_READ, new ChunkedEvents());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofPlatform().daemon().name("readers").start(this::run);
    }

    /** Chunks that all of them have got in all. */
    long chunks() {
        lock.lock();
        try {
            return count.chunks;
        } finally {
            lock.unlock();
        }
    }

    /** Returns when every server's answer has begun. */
    void awaitOpen() {
        await("streams", () -> channels.size() - count.open);
    }

    /** Returns when they have got so many events in all. */
    void awaitEvents(long wanted) {
        await("events", () -> wanted - count.events);
    }

    private void await(String what, LongSupplier missing) {
        lock.lock();
        try {
            long nanos = PATIENCE.toNanos();
            while (missing.getAsLong() > 0 && failure == null && nanos > 0) {
                nanos = read.awaitNanos(nanos);
            }
            if (missing.getAsLong() != 0) {
                throw new IllegalStateException(missing.getAsLong() + " " + what + " missing", failure);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading", e);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() throws IOException {
        selector.close();
        for (SocketChannel channel : channels) {
            channel.close();
        }
    }

    private void run() {
        try {
            while (true) {
                Count more = new Count();
                selector.select(key -> take(key, more));
                add(more);
            }
        } catch (IOException | RuntimeException e) {
            fail(e); // also when they are closed
        }
    }

    private void take(SelectionKey key, Count more) {
        ChunkedEvents response = (ChunkedEvents) key.attachment();
        long eventsBefore = response.events();
        long chunksBefore = response.chunks();
        try {
            if (((SocketChannel) key.channel()).read(buffer.clear()) < 0) {
                throw new IllegalStateException("the server ended a stream");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        response.take(buffer.flip());
        more.open += chunksBefore == 0 && response.chunks() > 0 ? 1 : 0;
        more.events += response.events() - eventsBefore;
        more.chunks += response.chunks() - chunksBefore;
    }

    private void add(Count more) {
        lock.lock();
        try {
            count.add(more);
            read.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void fail(Exception e) {
        lock.lock();
        try {
            failure = e;
            read.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private static final class Count {
        private long open;
        private long events;
        private long chunks;

        void add(Count more) {
            open += more.open;
            events += more.events;
            chunks += more.chunks;
        }
    }
}
