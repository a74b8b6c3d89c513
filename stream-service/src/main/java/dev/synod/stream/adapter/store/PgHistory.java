package dev.synod.stream.adapter.store;

import dev.synod.stream.core.Frame;
import dev.synod.stream.core.Reached;
import dev.synod.stream.core.SseText;
import dev.synod.stream.shell.session.History;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/** The record in PostgreSQL, read as {@code synod_stream}. */
@ApplicationScoped
public class PgHistory implements History {
    private static final Logger LOG = Logger.getLogger(PgHistory.class);

    private static final String AFTER = """
            select sequence, type, data::text as data from record.event
            where session_id = $1 and sequence > $2 order by sequence limit $3""";

    private static final String OWNER =
            "select owner_id from record.session where session_id = $1 and owner_id is not null";

    private static final String LAST = """
            select last.sequence, last.type,
                   exists(select from record.expired_month where month = record.month_of($1)) as expired
            from (select) as once left join lateral (
              select sequence, type from record.event
              where session_id = $1 order by sequence desc limit 1) as last on true""";

    private static final String REACHED = """
            select s.session_id, s.last_sequence, e.type
            from record.session s left join record.event e
              on e.session_id = s.session_id and e.sequence = s.last_sequence
            where s.session_id = any($1)""";

    private final Pool pool;
    private final AtomicBoolean away = new AtomicBoolean();

    PgHistory(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<List<Frame>> after(String sessionId, long sequence, int limit) {
        return query(AFTER, Tuple.of(UUID.fromString(sessionId), sequence, limit))
                .map(rows -> {
                    List<Frame> frames = new ArrayList<>(rows.size());
                    for (Row row : rows) {
                        byte[] json = row.getString("data").getBytes(StandardCharsets.UTF_8);
                        frames.add(SseText.event(row.getLong("sequence"), row.getString("type"), json));
                    }
                    return frames;
                });
    }

    @Override
    public Uni<Optional<String>> ownerOf(String sessionId) {
        return query(OWNER, Tuple.of(UUID.fromString(sessionId)))
                .map(rows -> rows.rowCount() == 0
                        ? Optional.empty()
                        : Optional.of(rows.iterator().next().getString("owner_id")));
    }

    @Override
    public Uni<Prospect> beyond(String sessionId, long sequence) {
        return query(LAST, Tuple.of(UUID.fromString(sessionId)))
                .map(rows -> prospect(rows.iterator().next(), sequence));
    }

    private static Prospect prospect(Row row, long sequence) {
        Long last = row.getLong("sequence");
        if (last == null) {
            return row.getBoolean("expired") ? Prospect.EXPIRED : Prospect.MORE;
        }
        return last <= sequence && SseText.endsSession(row.getString("type")) ? Prospect.NOTHING : Prospect.MORE;
    }

    @Override
    public Uni<Map<String, Reached>> reached(Collection<String> sessionIds) {
        UUID[] ids = sessionIds.stream().map(UUID::fromString).toArray(UUID[]::new);
        return query(REACHED, Tuple.of(ids)).map(rows -> {
            Map<String, Reached> reached = new HashMap<>();
            rows.forEach(row -> reached.put(row.getUUID("session_id").toString(), reached(row)));
            return reached;
        });
    }

    private static Reached reached(Row row) {
        String type = row.getString("type");
        return new Reached(row.getLong("last_sequence"), type != null && SseText.endsSession(type));
    }

    /** Logs when the record goes away and when it is back, not each failure between. */
    private Uni<RowSet<Row>> query(String sql, Tuple parameters) {
        return pool.preparedQuery(sql)
                .execute(parameters)
                .onFailure()
                .invoke(failure -> {
                    if (away.compareAndSet(false, true)) {
                        LOG.warnf("The record can't be read; streams go on from memory: %s", failure.getMessage());
                    }
                })
                .onItem()
                .invoke(rows -> {
                    if (away.compareAndSet(true, false)) {
                        LOG.info("The record can be read again");
                    }
                });
    }
}
