package dev.synod.record.adapter.store;

import dev.synod.record.shell.reads.ActionItem;
import dev.synod.record.shell.reads.ActionStatus;
import io.vertx.mutiny.sqlclient.Row;

/** An action's row, read the same way by all queries. */
final class ActionRow {
    static final String SELECT = """
        select action_id, session_id, position, title, description, priority, success_criteria::text as success_criteria,
               kill_criteria::text as kill_criteria, depends_on::text as depends_on, steps::text as steps,
               status, created_at
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
                Rows.instant(row, "created_at"));
    }
}
