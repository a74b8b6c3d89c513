package dev.synod.gateway.shell;

import dev.synod.gateway.GatewayConfig;
import dev.synod.gateway.shell.health.Degradation;
import dev.synod.gateway.shell.port.LedgerRetention;
import dev.synod.kit.shutdown.Handover;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.quarkus.scheduler.Scheduler;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import java.time.Duration;
import java.time.Instant;

/** What time makes due: leases to keep, calls to take over, a look at what is away. A missed turn is made up by the next. */
@Singleton
class Housekeeping {
    private static final int FORGOTTEN_AT_ONCE = 1_000;

    private final Calls calls;
    private final Degradation degradation;
    private final LedgerRetention ledger;
    private final Handover handover;
    private final Duration kept;

    Housekeeping(
            Calls calls, Degradation degradation, LedgerRetention ledger, Handover handover, GatewayConfig config) {
        this.calls = calls;
        this.degradation = degradation;
        this.ledger = ledger;
        this.handover = handover;
        this.kept = config.calls().retention();
    }

    /** The database goes away before the timer does. */
    void onStop(@Observes ShutdownEvent stop, Scheduler scheduler) {
        scheduler.pause();
    }

    @Scheduled(every = "${synod.gateway.calls.renew-every}", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> renewLeases() {
        return calls.renewLeases()
                .onFailure()
                .invoke(failure -> Log.errorf(failure, "leases could not be renewed"))
                .onFailure()
                .recoverWithNull();
    }

    @Scheduled(every = "${synod.gateway.calls.sweep-every}", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> takeOver() {
        return calls.takeOver()
                .onFailure()
                .invoke(failure -> Log.errorf(failure, "calls without holder could not be taken over"))
                .onFailure()
                .recoverWithNull();
    }

    @Scheduled(every = "${synod.gateway.review-every}", concurrentExecution = ConcurrentExecution.SKIP)
    @NonBlocking
    void review() {
        degradation.review();
    }

    /** In lots, so that no statement takes long; the lots follow each other as long as there is something. */
    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> forget() {
        return Uni.createFrom()
                .deferred(() -> handover.work(() -> ledger.forget(Instant.now().minus(kept), FORGOTTEN_AT_ONCE)))
                .repeat()
                .until(forgotten -> forgotten < FORGOTTEN_AT_ONCE)
                .collect()
                .last()
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> Log.warnf("old calls stay in the ledger until the next turn: %s", failure))
                .onFailure()
                .recoverWithNull();
    }
}
