package dev.synod.stream.shell.session;

import dev.synod.stream.core.Reached;
import dev.synod.stream.shell.connection.Audience;
import dev.synod.stream.shell.connection.Connection;
import dev.synod.stream.shell.connection.Connections;
import dev.synod.stream.shell.connection.Line;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;

/** Who watches which session here. */
@ApplicationScoped
public class Viewers {
    private final Audience<Viewer> audience = new Audience<>();
    private final Surroundings world;
    private final Connections connections;

    Viewers(Surroundings world, Connections connections) {
        this.world = world;
        this.connections = connections;
    }

    /** Starts to serve a connection. Tell it when its client leaves. */
    public Connection open(Viewing viewing, Line line) {
        Viewer viewer = new Viewer(viewing, line, world, connections, this::leave);
        Connection connection = viewer.connection();
        // Entered first: whatever is remembered from now on wakes it.
        audience.enter(viewer.sessionId(), viewer, connection);
        connections.start(connection);
        return connection;
    }

    /** The live tail, or the record, has got this far. */
    public void heard(String sessionId, Reached reached) {
        audience.tell(sessionId, viewer -> viewer.heard(reached));
    }

    /** Shows something to whoever is watching right now. */
    public void pass(String sessionId, byte[] delta) {
        audience.tell(sessionId, viewer -> viewer.pass(delta));
    }

    /** True if anybody watches this session here. */
    public boolean watched(String sessionId) {
        return audience.has(sessionId);
    }

    /** The sessions that are being watched here. */
    public List<String> sessions() {
        return audience.subjects();
    }

    private void leave(Viewer viewer) {
        audience.leave(viewer.sessionId(), viewer);
    }
}
