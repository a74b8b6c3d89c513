package dev.synod.record.adapter.store;

import dev.synod.record.shell.reads.ActionItem;
import dev.synod.record.shell.reads.ActionPosition;
import dev.synod.record.shell.reads.ActionRecords;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** An owner's actions, along one index. */
@ApplicationScoped
public class PgActionRecords implements ActionRecords {
    private final Rows rows;

    PgActionRecords(Pool pool) {
        rows = new Rows(pool);
    }

    @Override
    public Uni<List<ActionItem>> ofOwner(String ownerId, Filter filter, @Nullable ActionPosition after, int limit) {
        StringBuilder sql = new StringBuilder(ActionRow.SELECT).append(" where owner_id = $1");
        List<Object> arguments = new ArrayList<>(List.of(ownerId));
        if (filter.status() != null) {
            arguments.add(filter.status().text());
            sql.append(" and status = $").append(arguments.size());
        }
        if (filter.sessionId() != null) {
            arguments.add(filter.sessionId());
            sql.append(" and session_id = $").append(arguments.size());
        }
        if (after != null) {
            int first = arguments.size() + 1;
            arguments.addAll(List.of(after.createdAt().atOffset(ZoneOffset.UTC), after.sessionId(), after.position()));
            // Newest first, then ascending: a row comparison can't say that, its first bound helps the index.
            sql.append(" and created_at <= $%1$d and (created_at < $%1$d or (session_id, position) > ($%2$d, $%3$d))"
                    .formatted(first, first + 1, first + 2));
        }
        arguments.add(limit);
        sql.append(" order by created_at desc, session_id, position limit $").append(arguments.size());
        return rows.all(sql.toString(), Tuple.tuple(arguments), ActionRow::read);
    }
}
