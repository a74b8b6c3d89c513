package dev.synod.record.adapter.store;

import dev.synod.kit.database.Database;
import dev.synod.record.shell.reads.ActionItem;
import dev.synod.record.shell.reads.ActionRecords;
import dev.synod.record.shell.reads.Place;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/** An owner's actions, along one index. */
@ApplicationScoped
public class PgActionRecords implements ActionRecords {
    private static final OwnerList.Order ORDER = new OwnerList.Order("created_at", "session_id", "position");

    private final Rows rows;

    PgActionRecords(Pool pool, Database database) {
        rows = new Rows(pool, database);
    }

    @Override
    public Uni<List<ActionItem>> ofOwner(String ownerId, Filter filter, @Nullable Place after, int limit) {
        String status = filter.status() == null ? null : filter.status().text();
        OwnerList list = new OwnerList(ActionRow.SELECT, "owner_id", ownerId)
                .where("status", status)
                .where("session_id", filter.sessionId())
                .inProject("session_id", filter.projectId())
                .page(ORDER, after, limit);
        return rows.all(list.sql(), list.arguments(), ActionRow::read);
    }

    @Override
    public Uni<Optional<ActionItem>> find(String actionId) {
        return rows.first(ActionRow.SELECT + " where action_id = $1", Tuple.of(actionId), ActionRow::read);
    }
}
