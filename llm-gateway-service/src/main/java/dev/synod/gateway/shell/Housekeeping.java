package dev.synod.gateway.shell;

import dev.synod.gateway.shell.health.Degradation;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.quarkus.scheduler.Scheduler;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** What time makes due: leases to keep, calls to take over, a look at what is away. A missed turn is made up by the next. */
@Singleton
class Housekeeping {
    private final Calls calls;
    private final Degradation degradation;

    Housekeeping(Calls calls, Degradation degradation) {
        this.calls = calls;
        this.degradation = degradation;
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
    Uni<Void> review() {
        return degradation.review();
    }
}
