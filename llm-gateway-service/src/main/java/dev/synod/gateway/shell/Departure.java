package dev.synod.gateway.shell;

import dev.synod.gateway.shell.port.CallLedger;
import dev.synod.kit.shutdown.ShutdownConfig;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import java.time.Duration;
import java.util.List;

/**
 * On the way down no call is taken any more, what runs may end, since it is paid for, and what doesn't end in time is
 * given back. Leases are kept meanwhile, so this comes before the timers stop.
 */
@Singleton
class Departure {
    private static final int FIRST = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final CallLedger ledger;
    private final RunningCalls running;
    private final Duration grace;

    Departure(CallLedger ledger, RunningCalls running, ShutdownConfig config) {
        this.ledger = ledger;
        this.running = running;
        this.grace = config.grace();
    }

    void announced(@Observes ShutdownDelayInitiatedEvent stopping) {
        running.leave();
    }

    void onStop(@Observes @Priority(FIRST) ShutdownEvent stop) {
        running.leave();
        if (running.awaitNone(grace)) {
            return;
        }
        List<String> left = running.ids();
        Log.warnf("%d calls did not end within %s and are given back", left.size(), grace);
        try {
            ledger.giveBack(left).await().atMost(PATIENCE);
        } catch (RuntimeException e) {
            Log.warnf("they are taken over when their leases run out: %s", e.toString());
        }
    }
}
