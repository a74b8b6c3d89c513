package dev.synod.stream.shell;

import dev.synod.stream.StreamConfig;
import dev.synod.stream.core.Reached;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** All open connections of this replica, by session. */
@ApplicationScoped
public class Viewers {
    private static final Logger LOG = Logger.getLogger(Viewers.class);

    private final Map<String, Set<Viewer>> bySession = new ConcurrentHashMap<>();
    private final AtomicInteger open = new AtomicInteger();
    private final Surroundings world;
    private final StreamConfig config;
    private volatile boolean draining;

    Viewers(Surroundings world) {
        this.world = world;
        this.config = world.config();
        world.metrics().gauge("synod.stream.connections", open::get);
    }

    /** True if no further connection can be taken: too many, or this server is about to stop. */
    public boolean full() {
        return draining || open.get() >= config.maxConnections();
    }

    /** Starts to serve a connection. Tell the viewer when its client leaves. */
    public Viewer open(Viewing viewing, Line line) {
        Viewer viewer = new Viewer(viewing, line, world, this::leave);
        // Registered first: whatever is remembered from now on wakes it.
        enter(viewer);
        viewer.start(retryMillis());
        if (draining) {
            viewer.drain(retryMillis());
        }
        return viewer;
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

    /** Open connections. */
    public int count() {
        return open.get();
    }

    /** Sends everybody away, to come back elsewhere; from now on nobody new is taken. */
    public void drain() {
        draining = true;
        LOG.infof("Stopping: %d streams are told to reconnect", open.get());
        bySession.values().forEach(viewers -> viewers.forEach(viewer -> viewer.drain(retryMillis())));
    }

    private Set<Viewer> of(String sessionId) {
        return bySession.getOrDefault(sessionId, Set.of());
    }

    /** Spread, so that clients of a stopped server don't all come at once. */
    private long retryMillis() {
        long middle = config.retryHint().toMillis();
        return middle / 2 + ThreadLocalRandom.current().nextLong(middle + 1);
    }

    private void enter(Viewer viewer) {
        open.incrementAndGet();
        bySession.compute(viewer.sessionId(), (id, viewers) -> {
            Set<Viewer> all = viewers == null ? ConcurrentHashMap.newKeySet() : viewers;
            all.add(viewer);
            return all;
        });
    }

    private void leave(Viewer viewer) {
        open.decrementAndGet();
        bySession.computeIfPresent(viewer.sessionId(), (id, viewers) -> {
            viewers.remove(viewer);
            return viewers.isEmpty() ? null : viewers;
        });
    }
}
