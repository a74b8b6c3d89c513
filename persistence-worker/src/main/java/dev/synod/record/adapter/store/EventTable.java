package dev.synod.record.adapter.store;

import dev.synod.events.Envelope;
import dev.synod.events.TraceContext;
import dev.synod.record.shell.EventRefused;
import dev.synod.record.shell.EventStore;
import dev.synod.record.shell.RecordedEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * One statement for all events and one per projection, in one transaction. The primary key decides what is
 * new, and only that reaches the projections, so a batch delivered again changes nothing.
 */
@ApplicationScoped
public class PgEventStore implements EventStore {
    private static final String INSERT = """
        insert into record.event (session_id, sequence, event_id, type, source, time, data, traceparent)
        select * from unnest($1::uuid[], $2::bigint[], $3::text[], $4::text[], $5::text[], $6::timestamptz[],
                             $7::text[], $8::text[])
        on conflict do nothing
        returning session_id, sequence""";

    private static final List<Projection> PROJECTIONS = List.of(
            new SessionProjection(),
            new ContributionProjection(),
            new VerdictProjection(),
            new ActionProjection(),
            new CostProjection());

    private final Pool pool;

    PgEventStore(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<Integer> store(List<RecordedEvent> events) {
        return pool.withTransaction(connection -> insert(connection, events).call(fresh -> project(connection, fresh)))
                .map(List::size)
                .onFailure()
                .transform(StoreFailures::classify);
    }

    /** The events that were not there yet, in their order. */
    private static Uni<List<RecordedEvent>> insert(SqlConnection connection, List<RecordedEvent> events) {
        return connection.preparedQuery(INSERT).execute(arguments(events)).map(inserted -> {
            Map<EventKey, RecordedEvent> given = new LinkedHashMap<>();
            events.forEach(event -> given.putIfAbsent(new EventKey(event.sessionId(), event.sequence()), event));
            Set<EventKey> fresh = new HashSet<>();
            inserted.forEach(row -> fresh.add(new EventKey(row.getUUID("session_id"), row.getLong("sequence"))));
            given.keySet().retainAll(fresh);
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

    private record EventKey(UUID sessionId, long sequence) {}
}
