package dev.synod.kit.time;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

import java.time.Duration;
import java.util.function.Supplier;

/** Some work that is done again and again, each time a pause after it has ended, until it is stopped. */
public final class Repeated {
    private final Supplier<Uni<Void>> work;
    private final Supplier<Duration> pause;
    private volatile boolean stopped;

    /**
     * Begins with nothing; {@link #start} does.
     *
     * @param work never fails
     * @param pause asked for each time
     */
    public Repeated(Supplier<Uni<Void>> work, Supplier<Duration> pause) {
        this.work = work;
        this.pause = pause;
    }

    /** Does it now for the first time. */
    public void start(Vertx vertx) {
        if (!stopped) {
            work.get().subscribe().with(done -> vertx.setTimer(pause.get().toMillis(), tick -> start(vertx)));
        }
    }

    /** What is under way ends, and nothing comes after it. */
    public void stop() {
        stopped = true;
    }

    /** Whether it was stopped. */
    public boolean isStopped() {
        return stopped;
    }
}
