package dev.synod.stream.shell.connection;

import java.util.concurrent.atomic.AtomicBoolean;

/** Runs a task on a line's thread, once for all calls that come before it runs. Used by many threads. */
public final class Wakeup {
    private final AtomicBoolean woken = new AtomicBoolean();
    private final Line line;
    private final Runnable task;

    public Wakeup(Line line, Runnable task) {
        this.line = line;
        this.task = task;
    }

    /** Something has changed that the task should look at. */
    public void wake() {
        if (woken.compareAndSet(false, true)) {
            line.execute(() -> {
                woken.set(false);
                task.run();
            });
        }
    }
}
