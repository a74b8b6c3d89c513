package dev.synod.stream.shell.connection;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Who listens to what. Used by many threads. */
public final class Audience<V> {
    private final Map<String, Set<V>> bySubject = new ConcurrentHashMap<>();

    /** Somebody listens from now on, unless their connection has closed already. */
    public void enter(String subject, V viewer, Connection connection) {
        bySubject.compute(subject, (key, viewers) -> {
            Set<V> all = viewers == null ? ConcurrentHashMap.newKeySet() : viewers;
            all.add(viewer);
            return all;
        });
        // It may have closed before: then nobody will say that it leaves.
        if (connection.closed()) {
            leave(subject, viewer);
        }
    }

    /** Somebody listens no more. */
    public void leave(String subject, V viewer) {
        bySubject.computeIfPresent(subject, (key, viewers) -> {
            viewers.remove(viewer);
            return viewers.isEmpty() ? null : viewers;
        });
    }

    /** Tells whoever listens to one thing. */
    public void tell(String subject, Consumer<V> what) {
        bySubject.getOrDefault(subject, Set.of()).forEach(what);
    }

    /** Tells everybody. */
    public void tellAll(Consumer<V> what) {
        bySubject.values().forEach(viewers -> viewers.forEach(what));
    }

    /** True if anybody listens to it. */
    public boolean has(String subject) {
        return bySubject.containsKey(subject);
    }

    /** What is listened to. */
    public List<String> subjects() {
        return List.copyOf(bySubject.keySet());
    }
}
