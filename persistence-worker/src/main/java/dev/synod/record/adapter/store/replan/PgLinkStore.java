package dev.synod.record.adapter.store.replan;

import dev.synod.events.replan.ReplanCommand;
import dev.synod.events.replan.ReplanCommand.LinkReplan;
import dev.synod.kit.database.Database;
import dev.synod.kit.outbox.Outbox;
import dev.synod.kit.outbox.OutboxMessage;
import dev.synod.kit.store.NativeWrite;
import dev.synod.record.core.replan.BlockedAction;
import dev.synod.record.core.replan.LinkStep;
import dev.synod.record.core.replan.LinkStep.Change;
import dev.synod.record.shell.replan.LinkStore;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Replan sagas by Hibernate Reactive: the saga's row, the action's reference, the project's link and the reply. */
@ApplicationScoped
public class PgLinkStore implements LinkStore {
    /** A redelivery to another replica may come while the first is still at work: one at a time. */
    private static final String LOCK = "select cast(pg_advisory_xact_lock(hashtextextended(:saga, 0)) as text)";

    private static final String REFER = """
            update record.action set replanned_by = cast(:session as uuid), updated_at = :at, version = version + 1
            where action_id = :action
            """;

    private static final String JOIN_PROJECT = """
            insert into record.project_session (project_id, session_id, linked_at)
            select earlier.project_id, cast(:session as uuid), :at
            from record.action join record.project_session earlier on earlier.session_id = action.session_id
            where action.action_id = :action
            on conflict do nothing
            """;

    private static final String FORGET = """
            update record.action set replanned_by = null, updated_at = :at, version = version + 1
            where action_id = :action and replanned_by = cast(:session as uuid)
            """;

    private static final String LEAVE_PROJECT =
            "delete from record.project_session where session_id = cast(:session as uuid)";

    private final Mutiny.SessionFactory factory;
    private final Database database;
    private final Outbox outbox = new Outbox("record");

    PgLinkStore(Mutiny.SessionFactory factory, Database database) {
        this.factory = factory;
        this.database = database;
    }

    /** Run again after its commit was not heard of, it finds the saga known, and answers as it did. */
    @Override
    public Uni<LinkStep> carryOut(
            ReplanCommand command, Instant at, Decision decide, Function<LinkStep, OutboxMessage> reply) {
        return database.run(() -> factory.withTransaction(db -> lock(db, command)
                .chain(() -> db.find(LinkEntity.class, command.sagaId()))
                .chain(known -> action(db, command, known)
                        .map(action -> decide.of(known == null ? null : known.link(), action))
                        .call(step -> store(db, command, at, known, step)))
                .call(step -> outbox.append(db, List.of(reply.apply(step))))));
    }

    /** Only who links for the first time looks at the action. */
    private static Uni<@Nullable BlockedAction> action(
            Mutiny.Session db, ReplanCommand command, @Nullable LinkEntity known) {
        return command instanceof LinkReplan && known == null
                ? BlockedActions.find(db, command.actionId())
                : Uni.createFrom().nullItem();
    }

    private static Uni<Void> lock(Mutiny.Session db, ReplanCommand command) {
        return db.createNativeQuery(LOCK, String.class)
                .setParameter("saga", command.sagaId())
                .getSingleResultOrNull()
                .replaceWithVoid();
    }

    private static Uni<Void> store(
            Mutiny.Session db, ReplanCommand command, Instant at, @Nullable LinkEntity known, LinkStep step) {
        LinkEntity entity = known == null ? new LinkEntity(command, at) : known;
        entity.apply(step.next(), at);
        Uni<Void> stored = known == null ? db.persist(entity) : Uni.createFrom().voidItem();
        return stored.chain(() -> change(db, command, at, step.change()));
    }

    private static Uni<Void> change(Mutiny.Session db, ReplanCommand command, Instant at, Change change) {
        Map<String, Object> refer =
                Map.of("session", command.sessionId(), "action", command.actionId(), "at", at.atOffset(ZoneOffset.UTC));
        return switch (change) {
            case NONE -> Uni.createFrom().voidItem();
            case LINK ->
                NativeWrite.run(db, REFER, refer)
                        .chain(() -> NativeWrite.run(db, JOIN_PROJECT, refer))
                        .replaceWithVoid();
            case UNLINK ->
                NativeWrite.run(db, FORGET, refer)
                        .chain(() -> NativeWrite.run(db, LEAVE_PROJECT, Map.of("session", command.sessionId())))
                        .replaceWithVoid();
        };
    }
}
