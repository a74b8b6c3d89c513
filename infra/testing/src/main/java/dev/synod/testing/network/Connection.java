package dev.synod.testing.network;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One client's connection through a link, and the one to the server that was made for it. Its threads end with it. */
final class Connection {

    private final Socket client;
    private final Socket server = new Socket();
    private final InetSocketAddress target;
    private final Lane toServer;
    private final Lane toClient;
    private final Consumer<Connection> whenOver;
    private final ExecutorService threads =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().factory());

    Connection(Socket client, InetSocketAddress target, Lane toServer, Lane toClient, Consumer<Connection> whenOver) {
        this.client = client;
        this.target = target;
        this.toServer = toServer;
        this.toClient = toClient;
        this.whenOver = whenOver;
    }

    /** Begins to carry, unless it was reset before. */
    void start() {
        try {
            threads.execute(this::carry);
        } catch (RejectedExecutionException e) {
            whenOver.accept(this);
        }
    }

    /** Has both sides see a connection reset by its peer, whatever is under way. */
    void reset() {
        reset(client);
        reset(server);
        threads.shutdownNow();
        whenOver.accept(this);
    }

    /** Returns when its threads are gone. */
    void awaitEnd() throws InterruptedException {
        threads.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
    }

    /** Ends a connection so that its peer is told of a loss rather than of an end. */
    static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            // closed already
        }
        close(socket);
    }

    private void carry() {
        try {
            toServer.awaitOpen();
            toClient.awaitOpen();
            server.connect(target);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            Pipe there = new Pipe(client, server, toServer);
            Pipe back = new Pipe(server, client, toClient);
            threads.invokeAll(
                    List.of(reading(there), passing(there, toClient), reading(back), passing(back, toServer)));
            close(client);
            close(server);
            threads.shutdown();
            whenOver.accept(this);
        } catch (IOException | InterruptedException | RejectedExecutionException e) {
            reset(); // nobody at the target, or a reset meanwhile
        }
    }

    private static Callable<Void> reading(Pipe pipe) {
        return () -> {
            pipe.readAhead();
            return null;
        };
    }

    /** That a receiver is lost is news for the sender, and comes to it by the other way. */
    private Callable<Void> passing(Pipe pipe, Lane back) {
        return () -> {
            try {
                pipe.passOn();
            } catch (IOException e) {
                back.awaitOpen();
                reset();
            }
            return null;
        };
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // nothing more to be done for it
        }
    }
}
