package dev.synod.testing.network;

import dev.synod.testing.network.NetworkFault.Cut;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A link to a loopback port. Healthy, it passes bytes on unchanged; it suffers one {@link NetworkFault} at a time, set
 * and healed at any moment, which counts at once for the connections that are open and for new ones.
 */
public final class TcpProxy implements AutoCloseable {

    private static final int ANY = 0;
    private static final int BACKLOG = 1024;

    private final ServerSocket listener;
    private final InetSocketAddress target;
    private final Lane toServer = new Lane(Direction.TO_SERVER);
    private final Lane toClient = new Lane(Direction.TO_CLIENT);
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final Thread acceptor;
    private volatile @Nullable NetworkFault fault;

    private TcpProxy(int port, int targetPort) {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        target = new InetSocketAddress(loopback, targetPort);
        try {
            listener = new ServerSocket(port, BACKLOG, loopback);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen in front of port " + targetPort, e);
        }
        acceptor = Thread.ofVirtual().name("proxy-" + port()).start(this::accept);
    }

    /** On a free port. */
    public static TcpProxy before(int targetPort) {
        return new TcpProxy(ANY, targetPort);
    }

    /** On a port that others were told before. */
    static TcpProxy at(int port, int targetPort) {
        return new TcpProxy(port, targetPort);
    }

    /** Where clients connect. */
    public int port() {
        return listener.getLocalPort();
    }

    /** Suffers a fault from now on, instead of another one. */
    public synchronized void suffer(NetworkFault now) {
        fault = now;
        toServer.suffer(now);
        toClient.suffer(now);
        if (now instanceof Cut) {
            connections.forEach(Connection::reset);
        }
    }

    /** Is healthy from now on. */
    public synchronized void heal() {
        fault = null;
        toServer.suffer(null);
        toClient.suffer(null);
    }

    /** What it suffers. */
    public Optional<NetworkFault> fault() {
        return Optional.ofNullable(fault);
    }

    /** How many connections clients have through it. */
    public int connections() {
        return connections.size();
    }

    /** Resets what is open, and returns when nothing of it is left. */
    @Override
    public void close() {
        try {
            listener.close();
            acceptor.join();
            for (Connection connection : Set.copyOf(connections)) {
                connection.reset();
                connection.awaitEnd();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close " + this, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + this + " was closed", e);
        }
    }

    @Override
    public String toString() {
        return "the proxy from port " + port() + " to " + target.getPort();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Connection connection = new Connection(client, target, toServer, toClient, connections::remove);
                // Known before the fault is looked at: a cut that comes in between finds it.
                connections.add(connection);
                if (fault instanceof Cut) {
                    connection.reset();
                } else {
                    connection.start();
                }
            } catch (IOException e) {
                // closed, or a client that left before it was let in
            }
        }
    }
}
