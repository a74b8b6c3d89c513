package dev.synod.testing.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** Says again what it hears, and ends when it is told the end; knows how its connections ended. */
final class EchoServer implements AutoCloseable {

    private final ServerSocket listener;
    private final List<Socket> accepted = new CopyOnWriteArrayList<>();
    private final List<String> ends = new CopyOnWriteArrayList<>();
    private final AtomicLong heard = new AtomicLong();

    EchoServer() {
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.startVirtualThread(this::serve);
    }

    int port() {
        return listener.getLocalPort();
    }

    int accepted() {
        return accepted.size();
    }

    long heard() {
        return heard.get();
    }

    /** {@code end} or {@code lost}, one for each connection that is over. */
    List<String> ends() {
        return ends;
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : accepted) {
            socket.close();
        }
    }

    private void serve() {
        try {
            while (true) {
                Socket socket = listener.accept();
                accepted.add(socket);
                Thread.startVirtualThread(() -> ends.add(echo(socket)));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private String echo(Socket socket) {
        try (socket) {
            byte[] buffer = new byte[8192];
            int count;
            while ((count = socket.getInputStream().read(buffer)) >= 0) {
                heard.addAndGet(count);
                socket.getOutputStream().write(buffer, 0, count);
            }
            return "end";
        } catch (IOException e) {
            return "lost";
        }
    }
}
