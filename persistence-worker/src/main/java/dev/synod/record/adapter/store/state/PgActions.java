package dev.synod.record.adapter.store.state;

import dev.synod.kit.database.Database;
import dev.synod.record.core.action.ActionState;
import dev.synod.record.core.action.ActionState.Dependency;
import dev.synod.record.core.action.ActionStatus;
import dev.synod.record.core.action.Decision;
import dev.synod.record.shell.actions.Actions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * The rules decide on the row as it is read; the version lets its change through only if nobody else's came
 * between. Dependencies need no lock: whatever lets an action go on is final.
 */
@ApplicationScoped
public class PgActions implements Actions {
    private static final String DEPENDENCIES = """
        select d.action_id, d.status
        from record.action a, json_array_elements_text(a.depends_on) with ordinality as named (id, place)
        join record.action d on d.action_id = named.id
        where a.action_id = :id order by named.place""";

    private final Mutiny.SessionFactory factory;
    private final Database database;
    private final Clock clock;

    PgActions(Mutiny.SessionFactory factory, Database database, Clock clock) {
        this.factory = factory;
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Uni<Optional<Decision>> move(String actionId, int version, ActionStatus status, @Nullable String reason) {
        return database.runOnce(() -> Versions.emptyIfStale(factory.withTransaction(db -> db.find(
                        ActionEntity.class, actionId)
                .chain(entity -> entity == null || entity.version != version
                        ? Uni.createFrom().item(Optional.empty())
                        : dependencies(db, actionId)
                                .map(dependencies -> Optional.of(decide(entity, dependencies, status, reason)))))));
    }

    private Decision decide(
            ActionEntity entity, List<Dependency> dependencies, ActionStatus status, @Nullable String reason) {
        Decision decision =
                new ActionState(status(entity.status), entity.blockedBecause, dependencies).wish(status, reason);
        if (decision instanceof Decision.Changed changed) {
            entity.apply(changed, clock.instant());
        }
        return decision;
    }

    private static Uni<List<Dependency>> dependencies(Mutiny.Session db, String actionId) {
        return db.createNativeQuery(DEPENDENCIES, Object[].class)
                .setParameter("id", actionId)
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new Dependency((String) row[0], status((String) row[1])))
                        .toList());
    }

    private static ActionStatus status(String text) {
        return ActionStatus.of(text).orElseThrow();
    }
}
