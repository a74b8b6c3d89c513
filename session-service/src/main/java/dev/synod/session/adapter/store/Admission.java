package dev.synod.session.adapter.store;

import dev.synod.kit.store.NativeWrite;
import dev.synod.session.SessionConfig;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.hibernate.reactive.mutiny.Mutiny;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Who may work: so many sessions at once, in all replicas together, the others in the order in which they
 * came. One transaction at a time counts and lets in, so that the bound holds.
 */
@Singleton
class Admission {
    /** Any number that no other lock of this database has. */
    private static final String LOCK = "select cast(pg_advisory_xact_lock(7396) as text)";

    private static final String COUNT = """
            select count(*) filter (where status = 'RUNNING' or admitted),
                   count(*) filter (where status = 'QUEUED' and not admitted)
            from session.session where status in ('RUNNING', 'QUEUED')
            """;

    private static final String LET_IN = """
            update session.session set admitted = true where id in (
              select id from session.session where status = 'QUEUED' and not admitted order by id limit :room)
            """;

    private static final String LET_IN_AND_QUEUED =
            "select id from session.session where status = 'QUEUED' and admitted order by id";

    private static final String POSITION =
            "select count(*) from session.session where status = 'QUEUED' and not admitted and id <= :id";

    private final int maxRunning;
    private final int maxQueued;

    Admission(SessionConfig config) {
        maxRunning = config.admission().maxRunning();
        maxQueued = config.admission().maxQueued();
    }

    /** How it stands. */
    record Standing(int room, int queued, boolean queueIsFull) {
        /** True if a new session may start at once: there is room, and nobody came before. */
        boolean isOpen() {
            return room > 0 && queued == 0;
        }
    }

    /** How it stands until the end of this transaction. */
    Uni<Standing> standing(Mutiny.Session db) {
        return db.createNativeQuery(LOCK, String.class)
                .getSingleResultOrNull()
                .chain(() -> db.createNativeQuery(COUNT, Object[].class).getSingleResult())
                .map(counts -> {
                    int queued = ((Number) counts[1]).intValue();
                    return new Standing(maxRunning - ((Number) counts[0]).intValue(), queued, queued >= maxQueued);
                });
    }

    /** Lets in whom there is room for; all that are let in and have not begun. */
    Uni<List<UUID>> letIn(Mutiny.Session db) {
        return standing(db)
                .chain(standing -> standing.room() > 0 && standing.queued() > 0
                        ? NativeWrite.run(db, LET_IN, Map.of("room", standing.room()))
                        : Uni.createFrom().item(0L))
                .chain(() -> db.createNativeQuery(LET_IN_AND_QUEUED, UUID.class).getResultList());
    }

    /** The place in the queue, from 1. */
    Uni<Long> position(Mutiny.Session db, UUID sessionId) {
        return db.createNativeQuery(POSITION, Long.class)
                .setParameter("id", sessionId)
                .getSingleResult();
    }
}
