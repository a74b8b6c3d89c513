package dev.synod.testing.network;

import java.io.IOException;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;

/**
 * One way through one connection. One thread reads ahead while another passes on, so that a delay costs no throughput;
 * how far ahead is bounded, and nothing is read while nothing arrives, so that the sender feels it as it would feel the
 * window of TCP.
 */
final class Pipe {

    private static final int WINDOW_BYTES = 1 << 20;
    private static final int CHUNK_BYTES = 1 << 15;

    private final Socket from;
    private final Socket to;
    private final Lane lane;
    private final BlockingQueue<Chunk> chunks = new LinkedBlockingQueue<>();
    private final Semaphore window = new Semaphore(WINDOW_BYTES);

    Pipe(Socket from, Socket to, Lane lane) {
        this.from = from;
        this.to = to;
        this.lane = lane;
    }

    /** Reads until the sender's end, or its loss, which both go their way behind the bytes. */
    void readAhead() throws InterruptedException {
        long number = 0;
        try {
            byte[] buffer = new byte[CHUNK_BYTES];
            while (true) {
                lane.awaitOpen();
                int count = Math.max(0, from.getInputStream().read(buffer));
                window.acquire(count);
                chunks.put(new Chunk(Arrays.copyOf(buffer, count), false, System.nanoTime(), number++));
                if (count == 0) {
                    return;
                }
            }
        } catch (IOException e) {
            chunks.put(new Chunk(new byte[0], true, System.nanoTime(), number));
        }
    }

    /** Writes what was read, as the lane lets it; fails if the receiver is lost. */
    void passOn() throws IOException, InterruptedException {
        while (true) {
            Chunk chunk = chunks.take();
            int sent = 0;
            do {
                int portion = lane.awaitTurn(chunk, chunk.bytes().length - sent);
                to.getOutputStream().write(chunk.bytes(), sent, portion);
                sent += portion;
            } while (sent < chunk.bytes().length);
            window.release(sent);
            if (chunk.isEnd()) {
                end(chunk);
                return;
            }
        }
    }

    private void end(Chunk last) throws IOException {
        if (last.reset()) {
            Connection.reset(to);
        } else {
            to.shutdownOutput();
        }
    }
}
