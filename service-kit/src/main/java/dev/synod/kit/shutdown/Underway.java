package dev.synod.kit.shutdown;

import java.time.Duration;

/** How much is under way, for whoever wants to wait until nothing is. */
public final class Underway {
    private int count;

    /** One more. */
    public synchronized void begin() {
        count++;
    }

    /** One less. */
    public synchronized void end() {
        count--;
        notifyAll();
    }

    /** How much. */
    public synchronized int count() {
        return count;
    }

    /** Waits until nothing is under way; false if something still is after so long. */
    public synchronized boolean awaitNone(Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        try {
            while (count > 0) {
                long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
                if (left <= 0) {
                    return false;
                }
                wait(left);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
