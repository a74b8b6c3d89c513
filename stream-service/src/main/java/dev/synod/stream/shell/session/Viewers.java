package dev.synod.stream.shell.session;

import dev.synod.stream.core.Reached;
import dev.synod.stream.shell.connection.Connection;
import dev.synod.stream.shell.connection.Connections;
import dev.synod.stream.shell.connection.Line;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Who watches which session here. */
@ApplicationScoped
public class Viewers {
    private final Map<String, Set<Viewer>> bySession = new ConcurrentHashMap<>();
    private final Surroundings world;
    private final Connections connections;

    Viewers(Surroundings world, Connections connections) {
        this.world = world;
        this.connections = connections;
    }

    /** Starts to serve a connection. Tell it when its client leaves. */
    public Connection open(Viewing viewing, Line line) {
        Viewer viewer = new Viewer(viewing, line, world, connections, this::leave);
        // Entered first: whatever is remembered from now on wakes it.
        enter(viewer);
        Connection connection = viewer.connection();
        if (connection.closed()) {
            leave(viewer);
        }
        connections.start(connection);
        return connection;
    }

    /** The live tail, or the record, has got this far. */
    public void heard(String sessionId, Reached reached) {
        for (Viewer viewer : of(sessionId)) {
            viewer.heard(reached);
        }
    }

    /** Shows something to whoever is watching right now. */
    public void pass(String sessionId, byte[] delta) {
        for (Viewer viewer : of(sessionId)) {
            viewer.pass(delta);
        }
    }

    /** True if anybody watches this session here. */
    public boolean watched(String sessionId) {
        return bySession.containsKey(sessionId);
    }

    /** The sessions that are being watched here. */
    public List<String> sessions() {
        return List.copyOf(bySession.keySet());
    }

    private Set<Viewer> of(String sessionId) {
        return bySession.getOrDefault(sessionId, Set.of());
    }

    private void enter(Viewer viewer) {
        bySession.compute(viewer.sessionId(), (id, viewers) -> {
            Set<Viewer> all = viewers == null ? ConcurrentHashMap.newKeySet() : viewers;
            all.add(viewer);
            return all;
        });
    }

    private void leave(Viewer viewer) {
        bySession.computeIfPresent(viewer.sessionId(), (id, viewers) -> {
            viewers.remove(viewer);
            return viewers.isEmpty() ? null : viewers;
        });
    }
}
