package dev.synod.stream.shell.connection;

import java.time.Duration;
import java.util.List;

/** The open response of one connection. Everything it runs, it runs on one thread of its own, in order. */
public interface Line {
    /** Runs a task on the line's thread, soon; from any thread. */
    void execute(Runnable task);

    /** Runs a task on the line's thread, later; never, once the line is closed. */
    void after(Duration delay, Runnable task);

    /** Sends all parts in one write; says on the line's thread when they have gone out. */
    void write(List<byte[]> parts, Runnable flushed);

    /** Ends the response once all that was written has gone out; by force, if that takes too long. */
    void end(Duration patience);

    /** Closes the connection at once, whatever is still on its way. */
    void abort();
}
