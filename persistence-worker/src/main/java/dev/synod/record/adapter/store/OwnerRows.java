package dev.synod.record.adapter.store;

import dev.synod.record.shell.reads.SessionCost;
import dev.synod.record.shell.reads.SessionVerdict;
import io.vertx.mutiny.sqlclient.Row;

/** Verdicts and costs, read the same way of one session and of all of an owner's. */
final class OwnerRows {
    static final String VERDICTS = """
        select v.session_id, v.sequence, v.reached_at, v.verdict::text as verdict
        from record.verdict v join record.session s on s.session_id = v.session_id""";

    static final String COSTS = """
        select s.session_id, s.state, s.created_at, coalesce(c.input_tokens, 0) as input_tokens,
               coalesce(c.output_tokens, 0) as output_tokens, coalesce(c.micro_usd, 0) as micro_usd,
               coalesce(c.calls, 0) as calls
        from record.session s left join record.cost c on c.session_id = s.session_id""";

    private OwnerRows() {}

    static SessionVerdict verdict(Row row) {
        return new SessionVerdict(
                row.getUUID("session_id"),
                row.getLong("sequence"),
                Rows.instant(row, "reached_at"),
                row.getString("verdict"));
    }

    static SessionCost cost(Row row) {
        return new SessionCost(
                row.getUUID("session_id"),
                row.getString("state"),
                Rows.instant(row, "created_at"),
                row.getLong("input_tokens"),
                row.getLong("output_tokens"),
                row.getLong("micro_usd"),
                row.getLong("calls"));
    }
}
