package dev.synod.record.adapter.store;

import dev.synod.record.shell.reads.Place;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A query for a page of what an owner has, newest first, with whatever filters are set. */
final class OwnerList {
    private final StringBuilder sql;
    private final List<Object> arguments = new ArrayList<>();

    OwnerList(String select, String ownerColumn, String ownerId) {
        sql = new StringBuilder(select).append(" where ").append(ownerColumn).append(" = $1");
        arguments.add(ownerId);
    }

    /** Keeps the rows whose column has this value; all, if it is null. */
    OwnerList where(String column, @Nullable Object value) {
        if (value != null) {
            sql.append(" and ").append(column).append(" = $").append(bind(value));
        }
        return this;
    }

    /** Keeps the rows of sessions in this project; all, if it is null. */
    OwnerList inProject(String sessionColumn, @Nullable UUID projectId) {
        if (projectId != null) {
            sql.append(" and ")
                    .append(sessionColumn)
                    .append(" in (select session_id from record.project_session where project_id = $")
                    .append(bind(projectId))
                    .append(")");
        }
        return this;
    }

    /** Begins behind a place, and ends after so many. */
    OwnerList page(Order order, @Nullable Place after, int limit) {
        if (after != null) {
            // Newest first, then ascending: a row comparison can't say that, its first bound helps the index.
            sql.append(" and %1$s <= $%4$d and (%1$s < $%4$d or (%2$s, %3$s) > ($%5$d, $%6$d))"
                    .formatted(
                            order.time(),
                            order.session(),
                            order.position(),
                            bind(after.at().atOffset(ZoneOffset.UTC)),
                            bind(after.sessionId()),
                            bind(after.position())));
        }
        sql.append(" order by %s desc, %s, %s limit $%d"
                .formatted(order.time(), order.session(), order.position(), bind(limit)));
        return this;
    }

    String sql() {
        return sql.toString();
    }

    Tuple arguments() {
        return Tuple.tuple(arguments);
    }

    private int bind(Object value) {
        arguments.add(value);
        return arguments.size();
    }

    /** The columns that a list is ordered by. */
    record Order(String time, String session, String position) {}
}
