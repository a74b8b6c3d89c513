package dev.synod.stream.shell.feed;

import dev.synod.stream.shell.connection.Audience;
import dev.synod.stream.shell.connection.Connection;
import dev.synod.stream.shell.connection.Connections;
import dev.synod.stream.shell.connection.Line;
import dev.synod.stream.shell.connection.StreamMetrics;
import jakarta.enterprise.context.ApplicationScoped;

/** Who follows whose feed here. */
@ApplicationScoped
public class Feeds {
    private final Audience<FeedViewer> audience = new Audience<>();
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
        Connection connection = viewer.connection();
        audience.enter(viewer.ownerId(), viewer, connection);
        connections.start(connection);
        return connection;
    }

    /** There is something new of this owner's. */
    void wake(String ownerId) {
        audience.tell(ownerId, FeedViewer::wake);
    }

    /** There is something new that concerns everybody. */
    void wakeAll() {
        audience.tellAll(FeedViewer::wake);
    }

    private void leave(FeedViewer viewer) {
        memory.unwatch(viewer.ownerId());
        audience.leave(viewer.ownerId(), viewer);
    }
}
