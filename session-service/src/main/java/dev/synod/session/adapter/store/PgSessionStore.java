package dev.synod.session.adapter.store;

import dev.synod.kit.outbox.Outbox;
import dev.synod.kit.store.NativeWrite;
import dev.synod.session.shell.Change;
import dev.synod.session.shell.NewSession;
import dev.synod.session.shell.NewSession.IdempotencyKey;
import dev.synod.session.shell.Opening;
import dev.synod.session.shell.SessionStore;
import dev.synod.session.shell.SessionView;
import dev.synod.session.shell.Stored;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.OptimisticLockException;
import org.hibernate.StaleStateException;
import org.hibernate.reactive.mutiny.Mutiny;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Sessions by Hibernate Reactive; checkpoint, passages and outbox rows in one transaction. */
@ApplicationScoped
public class PgSessionStore implements SessionStore {
    private static final int TRIES_ON_CONFLICT = 20;

    private final Mutiny.SessionFactory factory;
    private final Outbox outbox = new Outbox("session");

    PgSessionStore(Mutiny.SessionFactory factory) {
        this.factory = factory;
    }

    @Override
    public Uni<Opening> open(NewSession session, Change first) {
        return StoreFailures.told(
                () -> factory.withTransaction(db -> claim(db, session).chain(earlier -> {
                    if (earlier.isPresent()) {
                        return Uni.createFrom().item(earlier.get());
                    }
                    SessionEntity entity = new SessionEntity(session, first.at());
                    return store(db, entity, Map.of(), first)
                            .chain(() -> db.persist(entity))
                            .replaceWith(() -> new Opening.Accepted(session.id()));
                })));
    }

    @Override
    public Uni<Boolean> update(UUID sessionId, Function<Stored, Optional<Change>> decide) {
        return StoreFailures.told(() -> factory.withTransaction(db -> db.find(SessionEntity.class, sessionId)
                        .chain(entity -> entity == null
                                ? Uni.createFrom().item(false)
                                : Passages.read(db, sessionId)
                                        .chain(passages -> decide(db, entity, passages, decide))
                                        .replaceWith(true)))
                .onFailure(PgSessionStore::isConflict)
                .retry()
                .atMost(TRIES_ON_CONFLICT));
    }

    private Uni<Void> decide(
            Mutiny.Session db,
            SessionEntity entity,
            Map<String, String> passages,
            Function<Stored, Optional<Change>> decide) {
        return StoreFailures.deciding(() -> decide.apply(entity.stored(passages)))
                .map(change -> store(db, entity, passages, change))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    @Override
    public Uni<List<UUID>> due(Instant now, int limit) {
        return StoreFailures.told(() -> factory.withSession(
                db -> db.createQuery("select id from SessionEntity where dueAt <= :now order by dueAt", UUID.class)
                        .setParameter("now", now)
                        .setMaxResults(limit)
                        .getResultList()));
    }

    @Override
    public Uni<Void> postpone(UUID sessionId, Instant until) {
        return StoreFailures.told(() -> factory.withTransaction(db -> NativeWrite.run(
                        db,
                        "update session.session set due_at = :until where id = :id",
                        Map.of("until", until.atOffset(ZoneOffset.UTC), "id", sessionId))
                .replaceWithVoid()));
    }

    @Override
    public Uni<Optional<SessionView>> find(UUID sessionId) {
        return StoreFailures.told(() -> factory.withSession(db -> db.find(SessionEntity.class, sessionId))
                .map(entity -> Optional.ofNullable(entity).map(SessionEntity::view)));
    }

    @Override
    public Uni<List<SessionView>> list(String ownerId, Optional<UUID> before, int limit) {
        String query = "from SessionEntity where ownerId = :owner" + (before.isPresent() ? " and id < :before" : "")
                + " order by id desc";
        return StoreFailures.told(() -> factory.withSession(db -> {
                    var select = db.createQuery(query, SessionEntity.class)
                            .setParameter("owner", ownerId)
                            .setMaxResults(limit);
                    before.ifPresent(id -> select.setParameter("before", id));
                    return select.getResultList();
                })
                .map(found -> found.stream().map(SessionEntity::view).toList()));
    }

    /** The entity's changes are flushed at commit, checked against its version. */
    private Uni<Void> store(Mutiny.Session db, SessionEntity entity, Map<String, String> known, Change change) {
        CheckpointJson.Checkpoint checkpoint = CheckpointJson.write(change.next());
        entity.apply(change, checkpoint.json());
        return Passages.write(db, entity.id, known, checkpoint.passages())
                .chain(() -> outbox.append(db, change.messages()));
    }

    /** Claims the idempotency key; what an earlier request with it came to, if there was one. */
    private static Uni<Optional<Opening>> claim(Mutiny.Session db, NewSession session) {
        if (session.key().isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        IdempotencyKey key = session.key().get();
        return NativeWrite.run(
                        db,
                        """
                        insert into session.idempotency_key (owner_id, key, fingerprint, session_id)
                        values (:owner, :key, :fingerprint, :id) on conflict do nothing
                        """,
                        Map.of(
                                "owner", session.ownerId(),
                                "key", key.key(),
                                "fingerprint", key.fingerprint(),
                                "id", session.id()))
                .chain(inserted -> inserted == 1
                        ? Uni.createFrom().item(Optional.empty())
                        : earlier(db, session.ownerId(), key).map(Optional::of));
    }

    private static Uni<Opening> earlier(Mutiny.Session db, String ownerId, IdempotencyKey key) {
        return db.createNativeQuery(
                        "select session_id, fingerprint from session.idempotency_key where owner_id = :owner and key = :key",
                        Object[].class)
                .setParameter("owner", ownerId)
                .setParameter("key", key.key())
                .getSingleResult()
                .map(row -> row[1].equals(key.fingerprint())
                        ? new Opening.Accepted((UUID) row[0])
                        : new Opening.KeyReused((UUID) row[0]));
    }

    private static boolean isConflict(Throwable failure) {
        return failure instanceof OptimisticLockException || failure instanceof StaleStateException;
    }
}
