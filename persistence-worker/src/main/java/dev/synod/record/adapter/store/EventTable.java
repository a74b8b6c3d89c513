package dev.synod.record.adapter.store;

import dev.synod.events.Envelope;
import dev.synod.events.TraceContext;
import dev.synod.record.shell.EventRefused;
import dev.synod.record.shell.RecordedEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * One statement for all events and one per projection, in the caller's transaction. The primary key decides
 * what is new, and only that reaches the projections, so a batch delivered again changes nothing.
 */
public final class EventTable {
    private static final String INSERT = """
        insert into record.event (session_id, sequence, event_id, type, source, time, data, traceparent)
        select * from unnest($1::uuid[], $2::bigint[], $3::text[], $4::text[], $5::text[], $6::timestamptz[],
                             $7::text[], $8::text[])
        on conflict do nothing
        returning session_id, sequence""";

    private static final String STORED = """
        select session_id, sequence from record.event
        join unnest($1::uuid[], $2::bigint[]) as asked (session_id, sequence) using (session_id, sequence)""";

    private static final List<Projection> PROJECTIONS = List.of(
            new SessionProjection(),
            new ContributionProjection(),
            new VerdictProjection(),
            new ActionProjection(),
            new CostProjection());

    private EventTable() {}

    /** Stores events and what is drawn from them; returns those that were not there yet, in their order. */
    public static Uni<List<RecordedEvent>> store(SqlConnection connection, List<RecordedEvent> events) {
        return events.isEmpty()
                ? Uni.createFrom().item(List.of())
                : insert(connection, events).call(fresh -> project(connection, fresh));
    }

    /** Those of the events that are stored already. */
    public static Uni<Set<RecordedEvent>> storedAmong(SqlConnection connection, List<RecordedEvent> events) {
        Columns<RecordedEvent> columns = Columns.of(events);
        return connection
                .preparedQuery(STORED)
                .execute(Tuple.of(columns.uuids(RecordedEvent::sessionId), columns.longs(RecordedEvent::sequence)))
                .map(EventTable::keys)
                .map(stored -> events.stream()
                        .filter(event -> stored.contains(EventKey.of(event)))
                        .collect(Collectors.toSet()));
    }

    /** The events that were not there yet, in their order. */
    private static Uni<List<RecordedEvent>> insert(SqlConnection connection, List<RecordedEvent> events) {
        return connection.preparedQuery(INSERT).execute(arguments(events)).map(inserted -> {
            Map<EventKey, RecordedEvent> given = new LinkedHashMap<>();
            events.forEach(event -> given.putIfAbsent(EventKey.of(event), event));
            given.keySet().retainAll(keys(inserted));
            return List.copyOf(given.values());
        });
    }

    private static Tuple arguments(List<RecordedEvent> events) {
        Columns<RecordedEvent> columns = Columns.of(events);
        return Tuple.from(new Object[] {
            columns.uuids(RecordedEvent::sessionId),
            columns.longs(RecordedEvent::sequence),
            columns.texts(event -> event.envelope().id()),
            columns.texts(event -> event.envelope().type()),
            columns.texts(event -> event.envelope().source()),
            columns.times(event -> event.envelope().time()),
            columns.texts(RecordedEvent::json),
            columns.texts(event -> traceparent(event.envelope()))
        });
    }

    private static @Nullable String traceparent(Envelope<?> envelope) {
        TraceContext trace = envelope.trace();
        return trace == null ? null : trace.traceparent();
    }

    private static Uni<Void> project(SqlConnection connection, List<RecordedEvent> fresh) {
        Uni<Void> done = Uni.createFrom().voidItem();
        if (fresh.isEmpty()) {
            return done;
        }
        for (Projection projection : PROJECTIONS) {
            Tuple arguments = arguments(projection, fresh);
            if (arguments != null) {
                done = done.chain(() -> connection
                        .preparedQuery(projection.statement())
                        .execute(arguments)
                        .replaceWithVoid());
            }
        }
        return done;
    }

    private static @Nullable Tuple arguments(Projection projection, List<RecordedEvent> fresh) {
        try {
            return projection.arguments(fresh);
        } catch (RuntimeException e) {
            // Pure code over the events' data: an event lacks what its type promises.
            throw new EventRefused(
                    projection.getClass().getSimpleName() + " can't take an event's data: " + e.getMessage(), e);
        }
    }

    private static Set<EventKey> keys(RowSet<Row> rows) {
        Set<EventKey> keys = new HashSet<>();
        rows.forEach(row -> keys.add(new EventKey(row.getUUID("session_id"), row.getLong("sequence"))));
        return keys;
    }

    private record EventKey(UUID sessionId, long sequence) {
        static EventKey of(RecordedEvent event) {
            return new EventKey(event.sessionId(), event.sequence());
        }
    }
}
