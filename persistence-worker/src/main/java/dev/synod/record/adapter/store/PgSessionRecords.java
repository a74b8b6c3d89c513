package dev.synod.record.adapter.store;

import dev.synod.events.session.AnsweredBy;
import dev.synod.kit.database.Database;
import dev.synod.record.shell.reads.ActionItem;
import dev.synod.record.shell.reads.Contribution;
import dev.synod.record.shell.reads.HistoryItem;
import dev.synod.record.shell.reads.SessionCost;
import dev.synod.record.shell.reads.SessionHead;
import dev.synod.record.shell.reads.SessionRecords;
import dev.synod.record.shell.reads.SessionVerdict;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads of one session, each by an index. */
@ApplicationScoped
public class PgSessionRecords implements SessionRecords {
    private final Rows rows;

    PgSessionRecords(Pool pool, Database database) {
        rows = new Rows(pool, database);
    }

    @Override
    public Uni<Optional<SessionHead>> head(UUID sessionId) {
        return rows.first(
                """
                select owner_id, state, ended_at,
                       exists(select from record.expired_month where month = record.month_of(session_id)) as expired
                from record.session where session_id = $1""",
                Tuple.of(sessionId),
                row -> new SessionHead(
                        row.getString("owner_id"),
                        row.getString("state"),
                        Rows.instantOrNull(row, "ended_at"),
                        row.getBoolean("expired")));
    }

    @Override
    public Uni<List<HistoryItem>> events(UUID sessionId, long after, int limit) {
        return rows.all(
                """
                select sequence, type, time, data, event_id from record.event
                where session_id = $1 and sequence > $2 order by sequence limit $3""",
                Tuple.of(sessionId, after, limit),
                row -> new HistoryItem(
                        row.getLong("sequence"),
                        row.getString("event_id"),
                        row.getString("type"),
                        Rows.instant(row, "time"),
                        row.getString("data")));
    }

    @Override
    public Uni<List<Contribution>> contributions(UUID sessionId, long after, int limit) {
        return rows.all("""
                select sequence, sub_problem_id, round, member_id, text, request_id, provider, model, substitute, added_at
                from record.contribution
                where session_id = $1 and sequence > $2 order by sequence limit $3""", Tuple.of(sessionId, after, limit), PgSessionRecords::contribution);
    }

    @Override
    public Uni<Optional<SessionVerdict>> verdict(UUID sessionId) {
        return rows.first(OwnerRows.VERDICTS + " where v.session_id = $1", Tuple.of(sessionId), OwnerRows::verdict);
    }

    @Override
    public Uni<List<ActionItem>> actions(UUID sessionId) {
        return rows.all(
                ActionRow.SELECT + " where session_id = $1 order by position", Tuple.of(sessionId), ActionRow::read);
    }

    @Override
    public Uni<Optional<SessionCost>> cost(UUID sessionId) {
        return rows.first(OwnerRows.COSTS + " where s.session_id = $1", Tuple.of(sessionId), OwnerRows::cost);
    }

    private static Contribution contribution(Row row) {
        return new Contribution(
                row.getLong("sequence"),
                row.getString("sub_problem_id"),
                row.getInteger("round"),
                row.getString("member_id"),
                row.getString("text"),
                new AnsweredBy(
                        row.getString("request_id"),
                        row.getString("provider"),
                        row.getString("model"),
                        row.getBoolean("substitute")),
                Rows.instant(row, "added_at"));
    }
}
