package dev.synod.gateway.adapter.store;

import dev.synod.events.MessageJson;
import dev.synod.events.MessageTypes;
import dev.synod.events.TraceContext;
import dev.synod.events.llm.LlmRequest;
import dev.synod.gateway.GatewayConfig;
import dev.synod.gateway.shell.health.Replica;
import dev.synod.gateway.shell.port.Call;
import dev.synod.gateway.shell.port.CallLedger.LeaseLost;
import dev.synod.kit.database.Database;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * The ledger as a work queue, each step one statement, so that no step can be half done. Time is the
 * database's alone: replicas' clocks never meet.
 */
@Singleton
class CallQueue {
    private static final String CLAIM = """
            insert into gateway.call as c
              (request_id, session_id, owner_id, request_type, request, traceparent, tracestate, lease_owner, lease_until)
            values ($1, $2, $3, $4, $5, $6, $7, $8, now() + $9 * interval '1 millisecond')
            on conflict (request_id) do update
              set lease_owner = excluded.lease_owner, lease_until = excluded.lease_until
              where c.status = 'pending' and c.lease_until < now() and (c.lease_owner is null or not $10)
            returning request_type, request, traceparent, tracestate, attempts, provider
            """;

    private static final String TAKE_OVER = """
            update gateway.call
            set lease_owner = $1, lease_until = now() + $2 * interval '1 millisecond'
            where request_id in (
              select request_id from gateway.call
              where status = 'pending' and lease_until < now() and (lease_owner is null or not $4)
              order by lease_until limit $3
              for update skip locked)
            returning request_type, request, traceparent, tracestate, attempts, provider
            """;

    /**
     * A row that somebody has locked is being settled, or begins an attempt, which renews it too: to wait for it would
     * hold up all whose rows are locked here already.
     */
    private static final String RENEW = """
            update gateway.call
            set lease_until = now() + $2 * interval '1 millisecond'
            where request_id in (
              select request_id from gateway.call
              where request_id = any($3) and lease_owner = $1 and status = 'pending'
              for update skip locked)
            """;

    /** So few rows are locked for a few milliseconds only. */
    private static final int RENEWED_AT_ONCE = 100;

    private static final String GIVE_BACK = """
            update gateway.call
            set lease_owner = null, lease_until = now()
            where request_id = any($2) and lease_owner = $1 and status = 'pending'
            """;

    private static final String BEGIN_ATTEMPT = """
            update gateway.call
            set attempts = $3, provider = $4, lease_until = now() + $5 * interval '1 millisecond'
            where request_id = $2 and lease_owner = $1 and status = 'pending'
            """;

    private final Pool pool;
    private final Database database;
    private final String replica;
    private final long leaseMillis;
    private final OutagePause outage;

    CallQueue(Pool pool, Database database, Replica replica, GatewayConfig config) {
        this.pool = pool;
        this.database = database;
        this.replica = replica.id();
        this.leaseMillis = config.calls().lease().toMillis();
        this.outage = new OutagePause(config.calls().lease());
    }

    /**
     * Our call if it is new or was left alone; empty if it is settled or under way, or seems so after an outage. Run
     * again after its commit was not heard of, it finds the call under way, and it is taken up when its lease runs out.
     */
    Uni<Optional<Call>> claim(LlmRequest request, @Nullable TraceContext trace, boolean toRunNow) {
        return database.run(() -> pool.preparedQuery(CLAIM)
                .execute(Tuple.from(new Object[] {
                    request.requestId(),
                    request.sessionId(),
                    request.ownerId(),
                    MessageTypes.typeOf(request.getClass()),
                    MessageJson.write(request),
                    trace == null ? "" : trace.traceparent(),
                    trace == null ? "" : trace.tracestate(),
                    toRunNow ? replica : null,
                    toRunNow ? leaseMillis : 0L,
                    outage.holds(Instant.now())
                }))
                .map(rows -> Database.ours(() -> calls(rows).stream().findFirst())));
    }

    /** What nobody holds; while an outage may be the reason for that, only what nobody ever held. */
    Uni<List<Call>> takeOver(int atMost) {
        return pool.preparedQuery(TAKE_OVER)
                .execute(Tuple.of(replica, leaseMillis, atMost, outage.holds(Instant.now())))
                .onFailure()
                .invoke(failure -> outage.begin(Instant.now()))
                .map(CallQueue::calls);
    }

    Uni<Void> renew(Collection<String> requestIds) {
        return Multi.createFrom()
                .iterable(requestIds)
                .group()
                .intoLists()
                .of(RENEWED_AT_ONCE)
                .onItem()
                .transformToUniAndConcatenate(some ->
                        pool.preparedQuery(RENEW).execute(Tuple.of(replica, leaseMillis, some.toArray(String[]::new))))
                .collect()
                .last()
                .onFailure()
                .invoke(failure -> outage.begin(Instant.now()))
                .replaceWithVoid();
    }

    Uni<Void> giveBack(Collection<String> requestIds) {
        return pool.preparedQuery(GIVE_BACK)
                .execute(Tuple.of(replica, requestIds.toArray(String[]::new)))
                .replaceWithVoid();
    }

    Uni<Void> beginAttempt(String requestId, int attempt, String provider) {
        return database.run(() -> pool.preparedQuery(BEGIN_ATTEMPT)
                .execute(Tuple.of(replica, requestId, attempt, provider, leaseMillis))
                .map(RowSet::rowCount)
                .flatMap(rows -> rows == 1 ? Uni.createFrom().voidItem() : Database.failed(new LeaseLost(requestId))));
    }

    private static List<Call> calls(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(CallQueue::call)
                .toList();
    }

    private static Call call(Row row) {
        String traceparent = row.getString("traceparent");
        return new Call(
                StoredMessage.read(row.getString("request_type"), row.getString("request"), LlmRequest.class),
                traceparent.isEmpty() ? null : new TraceContext(traceparent, row.getString("tracestate")),
                row.getInteger("attempts"),
                row.getString("provider"));
    }
}
