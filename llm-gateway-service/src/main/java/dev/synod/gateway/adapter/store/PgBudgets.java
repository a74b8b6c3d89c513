package dev.synod.gateway.adapter.store;

import dev.synod.gateway.shell.health.Replica;
import dev.synod.gateway.shell.port.Budgets;
import dev.synod.gateway.shell.port.CallLedger.LeaseLost;
import dev.synod.kit.database.Database;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;

/** Budgets beside the ledger. The call's row is locked before the session's, here as in settling. */
@Singleton
class PgBudgets implements Budgets {
    private static final String LOCK_CALL = """
            select session_id, reserved_micro_usd from gateway.call
            where request_id = $1 and lease_owner = $2 and status = 'pending'
            for update
            """;

    private static final String OPEN = """
            insert into gateway.spending (session_id) values ($1) on conflict do nothing
            """;

    private static final String SET_ASIDE = """
            update gateway.spending set reserved_micro_usd = reserved_micro_usd + $2
            where session_id = $1 and spent_micro_usd + reserved_micro_usd + $2 <= $3
            """;

    private static final String NOTE = "update gateway.call set reserved_micro_usd = $2 where request_id = $1";

    private static final String SPENT = "select spent_micro_usd from gateway.spending where session_id = $1";

    private final Pool pool;
    private final Database database;
    private final String replica;

    PgBudgets(Pool pool, Database database, Replica replica) {
        this.pool = pool;
        this.database = database;
        this.replica = replica.id();
    }

    /** Run again after its commit was not heard of, it finds the reservation that it made. */
    @Override
    public Uni<Reservation> reserve(String requestId, long microUsd, long budgetMicroUsd) {
        return database.run(() -> pool.withTransaction(connection -> rows(
                        connection, LOCK_CALL, Tuple.of(requestId, replica))
                .flatMap(found -> {
                    if (found.rowCount() == 0) {
                        return Database.failed(new LeaseLost(requestId));
                    }
                    Row call = found.iterator().next();
                    return call.getLong("reserved_micro_usd") != null
                            ? Uni.createFrom().item(new Reservation.Made())
                            : setAside(connection, requestId, call.getString("session_id"), microUsd, budgetMicroUsd);
                })));
    }

    private static Uni<Reservation> setAside(
            SqlConnection connection, String requestId, String sessionId, long microUsd, long budgetMicroUsd) {
        return rows(connection, OPEN, Tuple.of(sessionId))
                .chain(() -> rows(connection, SET_ASIDE, Tuple.of(sessionId, microUsd, budgetMicroUsd)))
                .flatMap(updated -> updated.rowCount() == 1
                        ? rows(connection, NOTE, Tuple.of(requestId, microUsd)).replaceWith(new Reservation.Made())
                        : rows(connection, SPENT, Tuple.of(sessionId))
                                .map(spent -> spent.iterator().next().getLong("spent_micro_usd"))
                                .map(spent -> spent + microUsd <= budgetMicroUsd
                                        ? new Reservation.Crowded()
                                        : new Reservation.Refused(spent)));
    }

    private static Uni<RowSet<Row>> rows(SqlConnection connection, String statement, Tuple parameters) {
        return connection.preparedQuery(statement).execute(parameters);
    }
}
