package dev.synod.testing.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A client of the echo server. */
final class Client implements AutoCloseable {

    private static final int A_WHILE_MILLIS = 150;
    private static final int PATIENCE_MILLIS = 30_000;

    private final Socket socket;

    Client(TcpProxy proxy) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
    }

    void say(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The next bytes, as many as this text has. */
    String hear(String expected) throws IOException {
        return new String(hear(expected.getBytes(StandardCharsets.UTF_8).length), StandardCharsets.UTF_8);
    }

    byte[] hear(int count) throws IOException {
        return socket.getInputStream().readNBytes(count);
    }

    /** Whether nothing comes for a while. */
    boolean hearsNothing() throws IOException {
        socket.setSoTimeout(A_WHILE_MILLIS);
        try {
            socket.getInputStream().read();
            return false;
        } catch (SocketTimeoutException e) {
            return true;
        } finally {
            socket.setSoTimeout(PATIENCE_MILLIS);
        }
    }

    /** Says much while it hears as much again. */
    byte[] exchange(byte[] much) throws IOException {
        CompletableFuture<Void> said = sayInBackground(much);
        byte[] heard = hear(much.length);
        said.join();
        return heard;
    }

    /** Says much as fast as it is taken. */
    CompletableFuture<Void> sayInBackground(byte[] much) {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        socket.getOutputStream().write(much);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                Thread::startVirtualThread);
    }

    /** Tells the end, and still listens. */
    void end() throws IOException {
        socket.shutdownOutput();
    }

    /** What is left until the server's end. */
    String rest() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Finds its connection reset. */
    void assertLost() {
        assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketException.class);
    }

    /** Is gone without an end. */
    void vanish() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
