package dev.synod.session.shell.replan;

import dev.synod.kit.shutdown.Handover;
import dev.synod.kit.time.Rounds;
import dev.synod.session.core.replan.ReplanInput;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;

/** Lets time have its say in replan sagas, and counts those that need an operator. Replicas may do it at once. */
@ApplicationScoped
public class ReplanSweeper {
    private static final int AT_ONCE = 50;

    private final ReplanStore store;
    private final Replans replans;
    private final Clock clock;
    private final Handover handover;
    private final AtomicLong parked = new AtomicLong();

    ReplanSweeper(ReplanStore store, Replans replans, Clock clock, Handover handover, MeterRegistry metrics) {
        this.store = store;
        this.replans = replans;
        this.clock = clock;
        this.handover = handover;
        Gauge.builder("synod.session.replans.parked", parked, AtomicLong::get)
                .description("Replan sagas whose compensation nobody confirmed: an operator must look")
                .register(metrics);
    }

    @Scheduled(every = "{synod.session.sweep-interval}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> sweep() {
        return handover.work(() -> Rounds.each(
                        "replan sweep",
                        () -> store.due(clock.instant(), AT_ONCE),
                        id -> replans.input(id, ReplanInput.Tick::new))
                .chain(() -> Rounds.tolerated(
                        "parked replan sagas are not counted",
                        () -> store.parked().invoke(parked::set).replaceWithVoid())));
    }
}
