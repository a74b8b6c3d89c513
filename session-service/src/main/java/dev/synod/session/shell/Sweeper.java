package dev.synod.session.shell;

import dev.synod.kit.shutdown.Handover;
import dev.synod.kit.time.Rounds;
import dev.synod.session.SessionConfig;
import dev.synod.session.core.Input;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Moves sessions on that nobody else moves: those for which time has run out on something, those in the
 * queue, those that wait for a provider, those that have not heard how far the gateway is degraded. A session taken
 * in a sweep is leased: another replica sees it only when the lease has run out. Whoever is late loses by the
 * session's version.
 */
@ApplicationScoped
public class Sweeper {
    private static final int AT_ONCE = 50;

    /**
     * A replica of the gateway that said nothing for so long has no say in the level. A degraded one that is alive
     * and asked speaks each minute or so, of the circuits that it tries; a dead one leaves its last word behind.
     */
    private static final Duration SILENCE = Duration.ofMinutes(15);

    private final SessionStore store;
    private final LevelStore levels;
    private final Sessions sessions;
    private final Clock clock;
    private final SessionConfig config;
    private final Handover handover;

    Sweeper(
            SessionStore store,
            LevelStore levels,
            Sessions sessions,
            Clock clock,
            SessionConfig config,
            Handover handover) {
        this.store = store;
        this.levels = levels;
        this.sessions = sessions;
        this.clock = clock;
        this.config = config;
        this.handover = handover;
    }

    /** What it has leased it sees to, also on the way down, so that no lease is left behind. */
    @Scheduled(every = "{synod.session.sweep-interval}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> sweep() {
        return handover.work(() -> each("sweep", this::takeDue, Input.Tick::new)
                .chain(() -> each("admission", store::admit, Input.Begin::new))
                .chain(this::tellLevel));
    }

    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> forget() {
        return handover.work(() -> store.forget(clock.instant().minus(config.retention()), 1_000))
                .invoke(count -> Log.debugf("%d sessions are past their retention", count))
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> Log.warnf("nothing was forgotten, the next turn tries again: %s", failure))
                .onFailure()
                .recoverWithNull();
    }

    /** A provider is back: all that wait for one go on. */
    public Uni<Void> providerBack() {
        return each("provider back", () -> store.waitingForProviders(1_000), Input.ProviderBack::new);
    }

    /**
     * Tells sessions under way how far the gateway is degraded, if they know otherwise: by the worst of its
     * replicas, for a session's calls go to all of them. So those that just began, were tried again, or could not be
     * told before are told, too.
     */
    public Uni<Void> tellLevel() {
        return Rounds.tolerated(
                "level failed", () -> levels.worst(clock.instant().minus(SILENCE))
                        .chain(level -> each(
                                "level",
                                () -> takeUnaware(level),
                                at -> new Input.LevelChanged(at, level.number(), level.name()))));
    }

    private Uni<List<UUID>> takeUnaware(LevelStore.Level level) {
        Instant now = clock.instant();
        return levels.takeUnaware(level, now, now.plus(config.sweepLease()), 1_000);
    }

    private Uni<List<UUID>> takeDue() {
        Instant now = clock.instant();
        return store.takeDue(now, now.plus(config.sweepLease()), AT_ONCE);
    }

    /** A session that can't be helped has its turn again with its lease's end. */
    private Uni<Void> each(String what, Supplier<Uni<? extends List<UUID>>> which, Function<Instant, Input> input) {
        return Rounds.each(what, which, sessionId -> sessions.happen(sessionId, input));
    }
}
