package dev.synod.record.adapter.store;

import dev.synod.record.shell.RecordedEvent;
import io.vertx.mutiny.sqlclient.Tuple;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** The session as its events tell it. Comes out the same in whatever order they arrive. */
final class SessionProjection implements Projection {
    @Override
    public String statement() {
        return """
            insert into record.session as known (session_id, owner_id, problem, state, state_sequence, outcome,
                                                 created_at, updated_at, ended_at, last_sequence)
            select * from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::bigint[], $6::text[],
                                 $7::timestamptz[], $8::timestamptz[], $9::timestamptz[], $10::bigint[])
            on conflict (session_id) do update set
              owner_id = coalesce(known.owner_id, excluded.owner_id),
              problem = coalesce(known.problem, excluded.problem),
              state = case when excluded.state_sequence > known.state_sequence then excluded.state else known.state end,
              outcome = case when excluded.state_sequence > known.state_sequence then excluded.outcome else known.outcome end,
              ended_at = case when excluded.state_sequence > known.state_sequence then excluded.ended_at else known.ended_at end,
              state_sequence = greatest(known.state_sequence, excluded.state_sequence),
              created_at = least(known.created_at, excluded.created_at),
              updated_at = greatest(known.updated_at, excluded.updated_at),
              last_sequence = greatest(known.last_sequence, excluded.last_sequence)""";
    }

    @Override
    public Tuple arguments(List<RecordedEvent> fresh) {
        Columns<SessionRow> columns = Columns.of(rows(fresh));
        return Tuple.from(new Object[] {
            columns.uuids(row -> row.sessionId),
            columns.texts(row -> row.ownerId),
            columns.texts(row -> row.problem),
            columns.texts(row -> row.state),
            columns.longs(row -> row.stateSequence),
            columns.texts(row -> row.outcome),
            columns.times(row -> row.createdAt),
            columns.times(row -> row.updatedAt),
            columns.times(row -> row.endedAt),
            columns.longs(row -> row.lastSequence)
        });
    }

    /** One row per session, by id, so that two workers lock them in the same order. */
    static Collection<SessionRow> rows(List<RecordedEvent> events) {
        Map<UUID, SessionRow> rows = new TreeMap<>();
        for (RecordedEvent event : events) {
            rows.computeIfAbsent(event.sessionId(), id -> new SessionRow(event)).fold(event);
        }
        return rows.values();
    }
}
