package dev.synod.kit.shutdown;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * The gate in front of all work that no request waits for: messages, sweeps. On the way down it lets nothing more
 * through, and holds the process until what went through has ended; connections are closed only then. What is not let
 * through neither ends nor fails, so its message is not acknowledged, and the next owner of its partition gets it.
 */
@ApplicationScoped
public class Handover {
    /** After what a service has to finish by itself, before what is closed. */
    private static final int LATE = 1000;

    private final ShutdownConfig config;
    private final Underway underway = new Underway();
    private volatile boolean closed;

    Handover(ShutdownConfig config) {
        this.config = config;
    }

    /** Does some work, unless this process is on its way down. */
    public <T> Uni<T> work(Supplier<Uni<? extends T>> work) {
        return Uni.createFrom().deferred(() -> {
            underway.begin();
            if (closed) {
                underway.end();
                return Uni.createFrom().nothing();
            }
            AtomicBoolean ended = new AtomicBoolean();
            return Uni.createFrom().<T>deferred(work).onTermination().invoke(() -> {
                if (ended.compareAndSet(false, true)) {
                    underway.end();
                }
            });
        });
    }

    void onStop(@Observes @Priority(LATE) ShutdownEvent stop) {
        close();
    }

    void close() {
        closed = true;
        if (!underway.awaitNone(config.grace())) {
            Log.warnf(
                    "%d pieces of work did not end within %s and are left to others", underway.count(), config.grace());
        }
    }
}
