package dev.synod.stream.shell.connection;

import dev.synod.stream.StreamConfig;
import dev.synod.stream.shell.connection.StreamMetrics.Closed;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** All open connections of this replica, whatever they show: how many there may be, and their end. */
@ApplicationScoped
public class Connections {
    private static final Logger LOG = Logger.getLogger(Connections.class);

    private final Set<Connection> open = ConcurrentHashMap.newKeySet();
    private final StreamConfig config;
    private final StreamMetrics metrics;
    private final InstantSource clock;
    private final Reconnects reconnects;
    private volatile boolean draining;

    public Connections(StreamConfig config, StreamMetrics metrics, InstantSource clock) {
        this.config = config;
        this.metrics = metrics;
        this.clock = clock;
        this.reconnects = new Reconnects(config.reconnect(), clock);
        metrics.gauge("synod.stream.connections", open::size);
        metrics.gauge("synod.stream.connections.limit", config::maxConnections);
    }

    /** True if no further connection can be taken: too many, or this server is about to stop. */
    public boolean full() {
        return draining || open.size() >= config.maxConnections();
    }

    /** How long this client must still wait, since it has come and left at once too often; zero if it need not. */
    public Duration tooEarlyBy(String client) {
        return reconnects.tooEarlyBy(client);
    }

    /** A connection for this client, which counts from now on. */
    public Connection connect(String client, Line line, Connection.Sender sender) {
        Connection connection = new Connection(client, line, config, clock, sender, this);
        open.add(connection);
        return connection;
    }

    /** Says hello, or goodbye at once if this server stops. */
    public void start(Connection connection) {
        connection.start(retryMillis());
        if (draining) {
            connection.drain(retryMillis());
        }
    }

    /** Sends everybody away, to come back elsewhere; from now on nobody new is taken. */
    public void drain() {
        draining = true;
        LOG.infof("Stopping: %d streams are told to reconnect", open.size());
        open.forEach(connection -> connection.drain(retryMillis()));
    }

    /** Open connections. */
    public int count() {
        return open.size();
    }

    void closed(Connection connection, Closed why) {
        open.remove(connection);
        metrics.closed(why);
        if (why == Closed.LEFT || why == Closed.STALLED) {
            reconnects.left(connection.client(), connection.since());
        }
    }

    /** Spread, so that clients of a stopped server don't all come at once. */
    private long retryMillis() {
        long middle = config.retryHint().toMillis();
        return middle / 2 + ThreadLocalRandom.current().nextLong(middle + 1);
    }
}
