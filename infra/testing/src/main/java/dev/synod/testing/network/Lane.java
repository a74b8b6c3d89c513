package dev.synod.testing.network;

import dev.synod.testing.network.NetworkFault.Bandwidth;
import dev.synod.testing.network.NetworkFault.Cut;
import dev.synod.testing.network.NetworkFault.HalfOpen;
import dev.synod.testing.network.NetworkFault.Latency;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One way through a link, for all its connections: when may what go on? Whoever waits here is woken when the fault
 * changes. Not a monitor, which would hold the carriers of virtual threads on older JVMs.
 */
final class Lane {

    private static final long NOT_YET = Long.MAX_VALUE;

    /** A slow lane passes so much at once, so that bytes trickle rather than come in rare floods. */
    private static final Duration PORTION = Duration.ofMillis(20);

    private final Direction direction;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private @Nullable NetworkFault fault;

    /** When all that a limited bandwidth has let go is through. */
    private long freeAtNanos;

    Lane(Direction direction) {
        this.direction = direction;
    }

    /** Suffers a fault from now on, instead of another one; none: is healthy. */
    void suffer(@Nullable NetworkFault now) {
        lock.lock();
        try {
            fault = now;
            freeAtNanos = System.nanoTime();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Returns when something arrives by this way, however late or slowly. */
    void awaitOpen() throws InterruptedException {
        lock.lock();
        try {
            while (isSilent()) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Returns when some of a chunk's last bytes may go on, and says how many. */
    int awaitTurn(Chunk chunk, int left) throws InterruptedException {
        lock.lock();
        try {
            long wait = nanosToWait(chunk);
            while (wait > 0) {
                changed.awaitNanos(wait);
                wait = nanosToWait(chunk);
            }
            return fault instanceof Bandwidth bandwidth ? take(left, bandwidth) : left;
        } finally {
            lock.unlock();
        }
    }

    private long nanosToWait(Chunk chunk) {
        if (isSilent()) {
            return NOT_YET;
        }
        return switch (fault) {
            case Latency latency -> chunk.readAtNanos() + latency.nanosOf(chunk.number()) - System.nanoTime();
            case Bandwidth bandwidth -> freeAtNanos - System.nanoTime();
            case null, default -> 0;
        };
    }

    private boolean isSilent() {
        return fault instanceof Cut
                || fault instanceof HalfOpen halfOpen && halfOpen.silent().contains(direction);
    }

    private int take(int left, Bandwidth bandwidth) {
        long perSecond = bandwidth.bytesPerSecond();
        int portion = (int) Math.min(left, Math.max(1, perSecond * PORTION.toMillis() / 1000));
        // Who wakes late may catch up by one portion; a lane that was idle owes nothing.
        long begin = Math.max(freeAtNanos, System.nanoTime() - PORTION.toNanos());
        freeAtNanos = begin + portion * 1_000_000_000L / perSecond;
        return portion;
    }
}
