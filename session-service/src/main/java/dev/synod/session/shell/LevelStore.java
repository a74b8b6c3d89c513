package dev.synod.session.shell;

import dev.synod.events.llm.ProviderStatus.LevelChanged;
import io.smallrye.mutiny.Uni;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What the replicas of the gateway said of how far they are degraded, the same for all replicas of this service.
 * Every call may fail with {@link dev.synod.kit.database.DatabaseUnavailable}.
 */
public interface LevelStore {
    /** Notes a replica's level; an older word than the one known changes nothing. */
    Uni<Void> note(LevelChanged word);

    /** Notes that a replica said something, so is alive. */
    Uni<Void> noteAlive(String replica, Instant at);

    /** The worst level of the replicas that said something since then; all is well if none did. */
    Uni<Level> worst(Instant since);

    /** Takes sessions under way that know of another level; others leave them alone until then, or until they know. */
    Uni<List<UUID>> takeUnaware(Level level, Instant now, Instant until, int limit);

    /** @param number 0 (all is well) to 4 (no model can be asked) */
    record Level(int number, String name) {
        /** All is well. */
        public static final Level NORMAL = new Level(0, "normal");
    }
}
