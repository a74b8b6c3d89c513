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
import java.util.function.Function;

/** Reads of one session, each by an index. */
@ApplicationScoped
public class PgSessionRecords implements SessionRecords {
    private static final String EVENTS = """
        select sequence, type, time, data, event_id from record.event
        where session_id = $1 and sequence > $2 order by sequence limit $3""";

    private static final String CONTRIBUTIONS = """
        select sequence, sub_problem_id, round, member_id, text, request_id, provider, model, substitute, added_at
        from record.contribution
        where session_id = $1 and sequence > $2 order by sequence limit $3""";

    private final Rows rows;
    private final HistoryReplica replica;

    PgSessionRecords(Pool pool, Database database, HistoryReplica replica) {
        rows = new Rows(pool, database);
        this.replica = replica;
    }

    @Override
    public Uni<Optional<SessionHead>> head(UUID sessionId) {
        return rows.first(
                """
                select owner_id, state, ended_at, last_sequence,
                       exists(select from record.expired_month where month = record.month_of(session_id)) as expired
                from record.session where session_id = $1""",
                Tuple.of(sessionId),
                row -> new SessionHead(
                        row.getString("owner_id"),
                        row.getString("state"),
                        Rows.instantOrNull(row, "ended_at"),
                        row.getLong("last_sequence"),
                        row.getBoolean("expired")));
    }

    @Override
    public Uni<List<HistoryItem>> events(UUID sessionId, long after, int limit, long known) {
        return history(sessionId, known, EVENTS, Tuple.of(sessionId, after, limit), PgSessionRecords::event);
    }

    @Override
    public Uni<List<Contribution>> contributions(UUID sessionId, long after, int limit, long known) {
        return history(
                sessionId, known, CONTRIBUTIONS, Tuple.of(sessionId, after, limit), PgSessionRecords::contribution);
    }

    private <T> Uni<List<T>> history(UUID sessionId, long known, String sql, Tuple arguments, Function<Row, T> read) {
        return replica.all(sessionId, known, sql, arguments, read)
                .chain(found ->
                        found.isPresent() ? Uni.createFrom().item(found.get()) : rows.all(sql, arguments, read));
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

    private static HistoryItem event(Row row) {
        return new HistoryItem(
                row.getLong("sequence"),
                row.getString("event_id"),
                row.getString("type"),
                Rows.instant(row, "time"),
                row.getString("data"));
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
