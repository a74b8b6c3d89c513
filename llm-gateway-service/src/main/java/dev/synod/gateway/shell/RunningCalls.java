package dev.synod.gateway.shell;

import dev.synod.gateway.GatewayConfig;
import dev.synod.kit.shutdown.Underway;
import jakarta.inject.Singleton;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Which calls run in this process: bounded, since all beyond the bound waits in the ledger, not in
 * memory. The bound is soft by the few that are claimed at the same moment.
 */
@Singleton
public class RunningCalls {
    private final Set<String> ids = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean backlog = new AtomicBoolean();
    private final Underway underway = new Underway();
    private final int most;
    private volatile boolean leaving;

    RunningCalls(GatewayConfig config) {
        this.most = config.calls().maxRunning();
    }

    /** False if it runs already: its lease ran out under a stalled process, which then found it again. */
    boolean add(String id) {
        boolean fresh = ids.add(id);
        if (fresh) {
            underway.begin();
        }
        return fresh;
    }

    void remove(String id) {
        if (ids.remove(id)) {
            underway.end();
        }
    }

    boolean hasRoom() {
        return room() > 0;
    }

    /** From now on nothing is taken from the ledger; what comes in waits there for other replicas. */
    void leave() {
        leaving = true;
    }

    boolean isLeaving() {
        return leaving;
    }

    /** Waits until nothing runs; false if something still does after so long. */
    boolean awaitNone(Duration patience) {
        return underway.awaitNone(patience);
    }

    int room() {
        return Math.max(0, most - ids.size());
    }

    boolean isEmpty() {
        return ids.isEmpty();
    }

    List<String> ids() {
        return List.copyOf(ids);
    }

    /** Something waits in the ledger for room here. */
    void noteBacklog() {
        backlog.set(true);
    }

    void backlogSeen(boolean more) {
        backlog.set(more);
    }

    /** True once after something was left waiting. */
    boolean takeBacklog() {
        return backlog.getAndSet(false);
    }
}
