package dev.synod.record.adapter.store;

import dev.synod.record.core.action.ActionStatus;
import dev.synod.record.shell.reads.ActionItem;
import io.vertx.mutiny.sqlclient.Row;

/** An action's row, read the same way by all queries. */
final class ActionRow {
    static final String SELECT = """
        select action_id, session_id, position, title, description, priority, success_criteria::text as success_criteria,
               kill_criteria::text as kill_criteria, depends_on::text as depends_on, steps::text as steps,
               status, blocked_because, replanned_by, created_at, coalesce(updated_at, created_at) as updated_at,
               owner_id, version
        from record.action""";

    private ActionRow() {}

    static ActionItem read(Row row) {
        return new ActionItem(
                row.getString("action_id"),
                row.getUUID("session_id"),
                row.getInteger("position"),
                row.getString("title"),
                row.getString("description"),
                row.getString("priority"),
                row.getString("success_criteria"),
                row.getString("kill_criteria"),
                row.getString("depends_on"),
                row.getString("steps"),
                ActionStatus.of(row.getString("status")).orElseThrow(),
                row.getString("blocked_because"),
                row.getUUID("replanned_by"),
                Rows.instant(row, "created_at"),
                Rows.instant(row, "updated_at"),
                row.getString("owner_id"),
                row.getInteger("version"));
    }
}
