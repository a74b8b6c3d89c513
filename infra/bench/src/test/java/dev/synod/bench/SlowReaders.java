package dev.synod.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Clients that take a few bytes every second, and have little room for more. */
final class SlowReaders implements AutoCloseable {
    private static final int RECEIVE_BUFFER = 4096;

    private final List<SocketChannel> channels;
    private final ByteBuffer buffer;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final ScheduledFuture<?> reading;

    SlowReaders(OpenStream stream, int count, int bytesPerSecond) {
        this.channels = stream.withReceiveBuffer(RECEIVE_BUFFER).times(count);
        this.buffer = ByteBuffer.allocateDirect(bytesPerSecond);
        this.reading = clock.scheduleAtFixedRate(this::read, 0, 1, TimeUnit.SECONDS);
    }

    /** True unless the server has closed one of them. */
    boolean allOpen() {
        return !reading.isDone();
    }

    private void read() {
        for (SocketChannel channel : channels) {
            try {
                if (channel.read(buffer.clear()) < 0) {
                    throw new IllegalStateException("the server ended a stream");
                }
            } catch (IOException e) {
                throw new IllegalStateException("the server broke a stream off", e);
            }
        }
    }

    @Override
    public void close() throws IOException {
        clock.shutdownNow();
        for (SocketChannel channel : channels) {
            channel.close();
        }
    }
}
