package dev.synod.session.adapter.store;

import dev.synod.kit.database.Database;
import dev.synod.kit.outbox.Outbox;
import dev.synod.session.shell.Change;
import dev.synod.session.shell.NewSession;
import dev.synod.session.shell.NumberedFact;
import dev.synod.session.shell.Opening;
import dev.synod.session.shell.OutboxLimit;
import dev.synod.session.shell.SessionStore;
import dev.synod.session.shell.SessionView;
import dev.synod.session.shell.Status;
import dev.synod.session.shell.Stored;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.OptimisticLockException;
import org.hibernate.StaleStateException;
import org.hibernate.reactive.mutiny.Mutiny;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/** Sessions by Hibernate Reactive; facts, what is in flight and outbox rows in one transaction. */
@ApplicationScoped
public class PgSessionStore implements SessionStore {
    static final int TRIES_ON_CONFLICT = 20;

    private static final String TAKE_DUE = """
            with taken as (
              update session.session set due_at = :until where id in (
                select id from session.session where due_at <= :now order by due_at limit :most
                for update skip locked)
              returning id)
            select id from taken
            """;

    private static final String FORGET = """
            with old as (
                   select id from session.session where ended_at < :before order by ended_at limit :most
                   for update skip locked),
                 keys as (delete from session.idempotency_key where session_id in (select id from old)),
                 replans as (
                   delete from session.replan where session_id in (select id from old)
                     or state in ('REJECTED', 'UNLINKED') and updated_at < :before),
                 facts as (delete from session.fact where session_id in (select id from old)),
                 gone as (delete from session.session where id in (select id from old) returning 1)
            select count(*) from gone
            """;

    private final Mutiny.SessionFactory factory;
    private final Database database;
    private final Admission admission;
    private final OutboxLimit outboxLimit;
    private final Outbox outbox = new Outbox("session");

    PgSessionStore(Mutiny.SessionFactory factory, Database database, Admission admission, OutboxLimit outboxLimit) {
        this.factory = factory;
        this.database = database;
        this.admission = admission;
        this.outboxLimit = outboxLimit;
    }

    /** Run again after its commit was not heard of, it finds the session that it made. */
    @Override
    public Uni<Opening> open(NewSession session, Function<Boolean, Change> decide) {
        return database.run(() -> factory.withTransaction(db -> db.find(SessionEntity.class, session.id())
                .chain(made -> made == null
                        ? claim(db, session, decide)
                        : Uni.createFrom().item(new Opening.Accepted(session.id())))));
    }

    private Uni<Opening> claim(Mutiny.Session db, NewSession session, Function<Boolean, Change> decide) {
        return IdempotencyKeys.claim(db, session)
                .chain(earlier ->
                        earlier.isPresent() ? Uni.createFrom().item(earlier.get()) : admit(db, session, decide));
    }

    private Uni<Opening> admit(Mutiny.Session db, NewSession session, Function<Boolean, Change> decide) {
        if (outboxLimit.isExceeded()) {
            db.currentTransaction().markForRollback(); // as below
            return Uni.createFrom().item(new Opening.OutboxBehind());
        }
        return admission.standing(db).chain(standing -> {
            if (!standing.isOpen() && standing.queueIsFull()) {
                db.currentTransaction().markForRollback(); // nothing is kept of it, its idempotency key neither
                return Uni.createFrom().item(new Opening.QueueFull(standing.queued()));
            }
            Change first = Database.ours(() -> decide.apply(standing.isOpen()));
            SessionEntity entity = new SessionEntity(session, first.at());
            return store(db, entity, session.id(), first)
                    .chain(() -> db.persist(entity))
                    .<Opening>replaceWith(() -> new Opening.Accepted(session.id()));
        });
    }

    /**
     * Run again after its commit was not heard of, it finds the facts that came with its change, whoever changed the
     * session since, and makes no second one. A change without facts leaves nothing of its input to be decided again.
     */
    @Override
    public Uni<Boolean> update(UUID sessionId, Function<Stored, Optional<Change>> decide) {
        UUID changeId = UUID.randomUUID();
        AtomicBoolean tried = new AtomicBoolean();
        return database.run(() -> factory.withTransaction(
                        db -> db.find(SessionEntity.class, sessionId).chain(entity -> {
                            if (entity == null) {
                                return Uni.createFrom().item(false);
                            }
                            Uni<Boolean> done = tried.getAndSet(true)
                                    ? Facts.hold(db, sessionId, changeId)
                                    : Uni.createFrom().item(false);
                            return done.chain(isDone ->
                                            isDone ? Uni.createFrom().voidItem() : decide(db, entity, changeId, decide))
                                    .replaceWith(true);
                        }))
                .onFailure(PgSessionStore::isConflict)
                .retry()
                .atMost(TRIES_ON_CONFLICT));
    }

    private Uni<Void> decide(
            Mutiny.Session db, SessionEntity entity, UUID changeId, Function<Stored, Optional<Change>> decide) {
        return Facts.read(db, entity.id, entity.sequence)
                .map(facts -> Database.ours(() -> decide.apply(entity.stored(facts))))
                .chain(change -> change.map(wanted -> store(db, entity, changeId, wanted))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    /** The entity's changes are flushed at commit, checked against its version. */
    private Uni<Void> store(Mutiny.Session db, SessionEntity entity, UUID changeId, Change change) {
        entity.apply(change);
        return Facts.write(db, entity.id, changeId, change.facts()).chain(() -> outbox.append(db, change.messages()));
    }

    @Override
    public Uni<List<UUID>> takeDue(Instant now, Instant until, int limit) {
        return database.run(() -> factory.withTransaction(db -> db.createNativeQuery(TAKE_DUE, UUID.class)
                .setParameter("now", now.atOffset(ZoneOffset.UTC))
                .setParameter("until", until.atOffset(ZoneOffset.UTC))
                .setParameter("most", limit)
                .getResultList()));
    }

    @Override
    public Uni<List<UUID>> admit() {
        return database.run(() -> factory.withTransaction(admission::letIn));
    }

    @Override
    public Uni<List<UUID>> waitingForProviders(int limit) {
        return database.run(() -> factory.withSession(db -> db.createQuery(
                        "select id from SessionEntity where waitingFor = 'PROVIDERS' order by id", UUID.class)
                .setMaxResults(limit)
                .getResultList()));
    }

    @Override
    public Uni<Long> forget(Instant endedBefore, int limit) {
        return database.run(() -> factory.withTransaction(db -> db.createNativeQuery(FORGET, Long.class)
                .setParameter("before", endedBefore.atOffset(ZoneOffset.UTC))
                .setParameter("most", limit)
                .getSingleResult()));
    }

    @Override
    public Uni<Optional<SessionView>> find(UUID sessionId) {
        return database.run(() -> factory.withSession(db -> db.find(SessionEntity.class, sessionId)
                .chain(entity -> entity == null
                        ? Uni.createFrom().item(Optional.<SessionView>empty())
                        : placed(db, entity.view()).map(Optional::of))));
    }

    private Uni<SessionView> placed(Mutiny.Session db, SessionView view) {
        return view.state() == Status.QUEUED
                ? admission.position(db, view.id()).map(place -> view.at(Math.max(1, place)))
                : Uni.createFrom().item(view);
    }

    @Override
    public Uni<List<SessionView>> list(String ownerId, Optional<UUID> before, int limit) {
        String query = "from SessionEntity where ownerId = :owner" + (before.isPresent() ? " and id < :before" : "")
                + " order by id desc";
        return database.run(() -> factory.withSession(db -> {
                    var select = db.createQuery(query, SessionEntity.class)
                            .setParameter("owner", ownerId)
                            .setMaxResults(limit);
                    before.ifPresent(id -> select.setParameter("before", id));
                    return select.getResultList();
                })
                .map(found -> found.stream().map(SessionEntity::view).toList()));
    }

    @Override
    public Uni<List<NumberedFact>> facts(UUID sessionId) {
        return database.run(() -> factory.withSession(db -> Facts.read(db, sessionId, Long.MAX_VALUE)));
    }

    static boolean isConflict(Throwable failure) {
        return failure instanceof OptimisticLockException || failure instanceof StaleStateException;
    }
}
