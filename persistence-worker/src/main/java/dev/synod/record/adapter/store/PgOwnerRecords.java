package dev.synod.record.adapter.store;

import dev.synod.events.session.Outcome;
import dev.synod.kit.database.Database;
import dev.synod.record.shell.reads.OwnerRecords;
import dev.synod.record.shell.reads.Place;
import dev.synod.record.shell.reads.SessionCost;
import dev.synod.record.shell.reads.SessionVerdict;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Verdicts and costs of an owner's sessions. */
@ApplicationScoped
public class PgOwnerRecords implements OwnerRecords {
    // A session has one verdict and one cost, so nothing is left to order within it. (A bare 0 would be a column.)
    private static final OwnerList.Order VERDICTS = new OwnerList.Order("v.reached_at", "s.session_id", "0::int");
    private static final OwnerList.Order COSTS = new OwnerList.Order("s.created_at", "s.session_id", "0::int");

    private final Rows rows;

    PgOwnerRecords(Pool pool, Database database) {
        rows = new Rows(pool, database);
    }

    @Override
    public Uni<List<SessionVerdict>> verdicts(
            String ownerId, @Nullable UUID projectId, @Nullable Outcome outcome, @Nullable Place after, int limit) {
        OwnerList list = new OwnerList(OwnerRows.VERDICTS, "s.owner_id", ownerId)
                .inProject("s.session_id", projectId)
                .where("v.outcome", outcome == null ? null : outcome.name().toLowerCase(Locale.ROOT))
                .page(VERDICTS, after, limit);
        return rows.all(list.sql(), list.arguments(), OwnerRows::verdict);
    }

    @Override
    public Uni<List<SessionCost>> costs(String ownerId, @Nullable UUID projectId, @Nullable Place after, int limit) {
        OwnerList list = new OwnerList(OwnerRows.COSTS, "s.owner_id", ownerId)
                .inProject("s.session_id", projectId)
                .page(COSTS, after, limit);
        return rows.all(list.sql(), list.arguments(), OwnerRows::cost);
    }
}
