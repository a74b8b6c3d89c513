package dev.synod.session.shell;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/** Finds sessions for which time has run out on something asked, and lets them know. */
@ApplicationScoped
class Sweeper {
    private static final int AT_ONCE = 50;
    private static final Duration AFTER_A_FAILURE = Duration.ofMinutes(1);

    private final SessionStore store;
    private final Sessions sessions;
    private final Clock clock;

    Sweeper(SessionStore store, Sessions sessions, Clock clock) {
        this.store = store;
        this.sessions = sessions;
        this.clock = clock;
    }

    @Scheduled(every = "{synod.session.sweep-interval}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> sweep() {
        return Uni.createFrom()
                .deferred(() -> store.due(clock.instant(), AT_ONCE))
                .onItem()
                .transformToMulti(due -> Multi.createFrom().iterable(due))
                .onItem()
                .transformToUniAndConcatenate(this::tick)
                .collect()
                .last()
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> Log.warnf("sweep failed, the next one tries again: %s", failure.toString()))
                .onFailure()
                .recoverWithNull();
    }

    /** One session that can't be helped does not keep the others from it. */
    private Uni<Void> tick(UUID sessionId) {
        return sessions.tick(sessionId).replaceWithVoid().onFailure().recoverWithUni(failure -> {
            Log.errorf(failure, "session %s could not be swept", sessionId);
            return store.postpone(sessionId, clock.instant().plus(AFTER_A_FAILURE));
        });
    }
}
