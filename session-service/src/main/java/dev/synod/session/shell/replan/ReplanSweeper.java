package dev.synod.session.shell.replan;

import dev.synod.session.core.replan.ReplanInput;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Lets time have its say in replan sagas, and counts those that need an operator. Replicas may do it at once. */
@ApplicationScoped
public class ReplanSweeper {
    private static final int AT_ONCE = 50;

    private final ReplanStore store;
    private final Replans replans;
    private final Clock clock;
    private final AtomicLong parked = new AtomicLong();

    ReplanSweeper(ReplanStore store, Replans replans, Clock clock, MeterRegistry metrics) {
        this.store = store;
        this.replans = replans;
        this.clock = clock;
        Gauge.builder("synod.session.replans.parked", parked, AtomicLong::get)
                .description("Replan sagas whose compensation nobody confirmed: an operator must look")
                .register(metrics);
    }

    @Scheduled(every = "{synod.session.sweep-interval}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> sweep() {
        return Uni.createFrom()
                .deferred(() -> store.due(clock.instant(), AT_ONCE))
                .onItem()
                .transformToMulti(Multi.createFrom()::iterable)
                .onItem()
                .transformToUniAndConcatenate(this::tick)
                .collect()
                .last()
                .chain(store::parked)
                .invoke(parked::set)
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> Log.warnf("replan sagas wait for the next sweep: %s", failure.toString()))
                .onFailure()
                .recoverWithNull();
    }

    /** One saga that can't be helped does not keep the others from it. */
    private Uni<Void> tick(UUID id) {
        return replans.input(id, ReplanInput.Tick::new)
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> Log.errorf(failure, "replan saga %s could not be moved on", id))
                .onFailure()
                .recoverWithNull();
    }
}
