package dev.synod.session.adapter.store;

import dev.synod.events.TraceContext;
import dev.synod.events.session.CouncilOptions;
import dev.synod.kit.database.Database;
import dev.synod.kit.outbox.Outbox;
import dev.synod.kit.store.NativeWrite;
import dev.synod.session.core.replan.ReplanSaga;
import dev.synod.session.shell.replan.NewReplan;
import dev.synod.session.shell.replan.ReplanChange;
import dev.synod.session.shell.replan.ReplanStore;
import dev.synod.session.shell.replan.ReplanView;
import dev.synod.session.shell.replan.StoredReplan;
import dev.synod.session.shell.replan.StoredReplan.Room;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Replan sagas by Hibernate Reactive; saga, session and outbox rows in one transaction. */
@ApplicationScoped
public class PgReplanStore implements ReplanStore {
    private static final String INSERT = """
            insert into session.replan (id, action_id, owner_id, session_id, state, tries, traceparent, tracestate,
                                        created_at, updated_at, due_at, version)
            values (:id, :action, :owner, :session, :state, :tries, :traceparent, :tracestate, :at, :at, :due, 0)
            on conflict do nothing
            """;

    private static final String FIND_STANDING = """
            from ReplanEntity where ownerId = :owner and actionId = :action
              and state in ('LINKING', 'LINKED', 'UNLINKING', 'PARKED')
            """;

    private final Mutiny.SessionFactory factory;
    private final Database database;
    private final Admission admission;
    private final Outbox outbox = new Outbox("session");

    PgReplanStore(Mutiny.SessionFactory factory, Database database, Admission admission) {
        this.factory = factory;
        this.database = database;
        this.admission = admission;
    }

    @Override
    public Uni<Begun> begin(NewReplan replan) {
        return database.run(() -> factory.withTransaction(db -> NativeWrite.run(db, INSERT, row(replan))
                .map(inserted -> inserted == 1)
                .call(fresh -> fresh ? first(db, replan) : Uni.createFrom().voidItem())
                .chain(fresh -> standing(db, replan.saga()).map(saga -> new Begun(saga.view(), fresh)))));
    }

    private Uni<Void> first(Mutiny.Session db, NewReplan replan) {
        return db.persist(new SessionEntity(replan.session(), replan.at()))
                .chain(() -> outbox.append(db, replan.messages()));
    }

    private static Uni<ReplanEntity> standing(Mutiny.Session db, ReplanSaga saga) {
        return db.createQuery(FIND_STANDING, ReplanEntity.class)
                .setParameter("owner", saga.ownerId())
                .setParameter("action", saga.actionId())
                .getSingleResult();
    }

    private static Map<String, Object> row(NewReplan replan) {
        ReplanSaga saga = replan.saga();
        TraceContext trace = replan.session().trace();
        Map<String, Object> row = new HashMap<>();
        row.put("id", UUID.fromString(saga.id()));
        row.put("action", saga.actionId());
        row.put("owner", saga.ownerId());
        row.put("session", replan.session().id());
        row.put("state", saga.state().name());
        row.put("tries", saga.tries());
        row.put("traceparent", trace == null ? "" : trace.traceparent());
        row.put("tracestate", trace == null ? "" : trace.tracestate());
        row.put("at", replan.at().atOffset(ZoneOffset.UTC));
        row.put("due", Objects.requireNonNull(saga.dueAt()).atOffset(ZoneOffset.UTC));
        return row;
    }

    @Override
    public Uni<Boolean> update(UUID id, boolean looksForRoom, Function<StoredReplan, Optional<ReplanChange>> decide) {
        return database.run(() -> factory.withTransaction(db -> db.find(ReplanEntity.class, id)
                        .chain(entity -> entity == null
                                ? Uni.createFrom().item(false)
                                : db.find(SessionEntity.class, entity.sessionId)
                                        .chain(session -> room(db, looksForRoom)
                                                .chain(room -> decide(db, entity, session, room, decide)))
                                        .replaceWith(true)))
                .onFailure(PgSessionStore::isConflict)
                .retry()
                .atMost(PgSessionStore.TRIES_ON_CONFLICT));
    }

    private Uni<Room> room(Mutiny.Session db, boolean looksForRoom) {
        if (!looksForRoom) {
            return Uni.createFrom().item(Room.NONE);
        }
        return admission.standing(db).map(standing -> {
            if (standing.isOpen()) {
                return Room.NOW;
            }
            return standing.queueIsFull() ? Room.NONE : Room.QUEUE;
        });
    }

    private Uni<Void> decide(
            Mutiny.Session db,
            ReplanEntity entity,
            @Nullable SessionEntity session,
            Room room,
            Function<StoredReplan, Optional<ReplanChange>> decide) {
        return Database.ours(() -> decide.apply(stored(entity, session, room)))
                .map(change -> store(db, entity, session, change))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private static StoredReplan stored(ReplanEntity entity, @Nullable SessionEntity session, Room room) {
        Optional<CouncilOptions> options = Optional.ofNullable(session).map(SessionEntity::wishes);
        return new StoredReplan(entity.saga(), options, room, entity.trace());
    }

    /** The entities' changes are flushed at commit, checked against their versions. */
    private Uni<Void> store(
            Mutiny.Session db, ReplanEntity entity, @Nullable SessionEntity session, ReplanChange change) {
        entity.apply(change.next(), change.at());
        Uni<Void> done = outbox.append(db, change.messages());
        if (session == null) {
            return done;
        }
        if (change.removesSession()) {
            return done.chain(() -> db.remove(session));
        }
        return change.opening()
                .map(opened -> done.chain(() -> begin(db, session, opened)))
                .orElse(done);
    }

    private Uni<Void> begin(Mutiny.Session db, SessionEntity session, ReplanChange.Opened opened) {
        session.problem = opened.problem();
        session.apply(opened.first());
        return Facts.write(db, session.id, session.id, opened.first().facts())
                .chain(() -> outbox.append(db, opened.first().messages()));
    }

    @Override
    public Uni<Optional<ReplanView>> find(UUID id) {
        return database.run(() -> factory.withSession(db -> db.find(ReplanEntity.class, id))
                .map(entity -> Optional.ofNullable(entity).map(ReplanEntity::view)));
    }

    @Override
    public Uni<List<ReplanView>> list(Filter filter, int limit) {
        Map<String, Object> arguments = new HashMap<>();
        StringBuilder query = new StringBuilder("from ReplanEntity where 1 = 1");
        filter.ownerId().ifPresent(owner -> {
            query.append(" and ownerId = :owner");
            arguments.put("owner", owner);
        });
        filter.state().ifPresent(state -> {
            query.append(" and state = :state");
            arguments.put("state", state.name());
        });
        filter.before().ifPresent(before -> {
            query.append(" and id < :before");
            arguments.put("before", before);
        });
        return database.run(() -> factory.withSession(db -> {
                    var select = db.createQuery(
                                    query.append(" order by id desc").toString(), ReplanEntity.class)
                            .setMaxResults(limit);
                    arguments.forEach(select::setParameter);
                    return select.getResultList();
                })
                .map(found -> found.stream().map(ReplanEntity::view).toList()));
    }

    @Override
    public Uni<List<UUID>> due(Instant now, int limit) {
        return database.run(() -> factory.withSession(
                db -> db.createQuery("select id from ReplanEntity where dueAt <= :now order by dueAt", UUID.class)
                        .setParameter("now", now)
                        .setMaxResults(limit)
                        .getResultList()));
    }

    @Override
    public Uni<Long> parked() {
        return database.run(() -> factory.withSession(
                db -> db.createQuery("select count(*) from ReplanEntity where state = 'PARKED'", Long.class)
                        .getSingleResult()));
    }
}
