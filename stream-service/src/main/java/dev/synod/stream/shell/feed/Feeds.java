package dev.synod.stream.shell.feed;

import dev.synod.stream.shell.connection.Connection;
import dev.synod.stream.shell.connection.Connections;
import dev.synod.stream.shell.connection.Line;
import dev.synod.stream.shell.connection.StreamMetrics;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Who follows whose feed here. */
@ApplicationScoped
public class Feeds {
    private final Map<String, Set<FeedViewer>> byOwner = new ConcurrentHashMap<>();
    private final FeedMemory memory;
    private final StreamMetrics metrics;
    private final Connections connections;

    Feeds(FeedMemory memory, StreamMetrics metrics, Connections connections) {
        this.memory = memory;
        this.metrics = metrics;
        this.connections = connections;
    }

    /** Starts to serve a connection. Tell it when its client leaves. */
    public Connection open(FeedViewing viewing, Line line) {
        // Watched first, so that nothing of this owner is forgotten unnoticed.
        memory.watch(viewing.ownerId());
        FeedViewer viewer = new FeedViewer(viewing, line, memory, metrics, connections, this::leave);
        enter(viewer);
        Connection connection = viewer.connection();
        if (connection.closed()) {
            remove(viewer);
        }
        connections.start(connection);
        return connection;
    }

    /** There is something new of this owner's. */
    void wake(String ownerId) {
        byOwner.getOrDefault(ownerId, Set.of()).forEach(FeedViewer::wake);
    }

    /** There is something new that concerns everybody. */
    void wakeAll() {
        byOwner.values().forEach(viewers -> viewers.forEach(FeedViewer::wake));
    }

    private void enter(FeedViewer viewer) {
        byOwner.compute(viewer.ownerId(), (id, viewers) -> {
            Set<FeedViewer> all = viewers == null ? ConcurrentHashMap.newKeySet() : viewers;
            all.add(viewer);
            return all;
        });
    }

    private void leave(FeedViewer viewer) {
        memory.unwatch(viewer.ownerId());
        remove(viewer);
    }

    private void remove(FeedViewer viewer) {
        byOwner.computeIfPresent(viewer.ownerId(), (id, viewers) -> {
            viewers.remove(viewer);
            return viewers.isEmpty() ? null : viewers;
        });
    }
}
