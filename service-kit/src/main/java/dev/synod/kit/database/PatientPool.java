package dev.synod.kit.database;

import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxException;
import io.vertx.pgclient.PgPool;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PrepareOptions;
import io.vertx.sqlclient.PreparedQuery;
import io.vertx.sqlclient.Query;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;

import java.time.Duration;
import java.util.function.Function;

/**
 * A pool that waits for a connection so long, and gives back one that comes too late. The client's own waiting has a race:
 * a connection that is handed out in the moment in which its asker's time is up is lost for good
 * (https://github.com/eclipse-vertx/vertx-sql-client/pull/1621, not in the release that the platform brings). Where many
 * wait, it goes on until nobody gets one any more.
 */
final class PatientPool implements PgPool {
    private final Vertx vertx;
    private final Pool pool;
    private final long patienceMillis;

    /**
     * Waits for the connections of a pool.
     *
     * @param pool waits as long as it takes
     */
    PatientPool(Vertx vertx, Pool pool, Duration patience) {
        this.vertx = vertx;
        this.pool = pool;
        this.patienceMillis = patience.toMillis();
    }

    @Override
    public Query<RowSet<Row>> query(String sql) {
        return new LentQuery<>(this, connection -> connection.query(sql));
    }

    @Override
    public PreparedQuery<RowSet<Row>> preparedQuery(String sql) {
        return new LentPreparedQuery<>(this, connection -> connection.preparedQuery(sql));
    }

    @Override
    public PreparedQuery<RowSet<Row>> preparedQuery(String sql, PrepareOptions options) {
        return new LentPreparedQuery<>(this, connection -> connection.preparedQuery(sql, options));
    }

    @Override
    public Future<SqlConnection> getConnection() {
        Future<SqlConnection> given = pool.getConnection();
        // One that is free is given at once, and needs no timer.
        if (given.isComplete()) {
            return given;
        }
        Promise<SqlConnection> asked = Promise.promise();
        long timer = vertx.setTimer(
                patienceMillis, late -> asked.tryFail(new VertxException("Timeout waiting for connection", true)));
        given.onComplete(got -> {
            vertx.cancelTimer(timer);
            if (got.failed()) {
                asked.tryFail(got.cause());
            } else if (!asked.tryComplete(got.result())) {
                got.result().close();
            }
        });
        return asked.future();
    }

    @Override
    public void getConnection(Handler<AsyncResult<SqlConnection>> handler) {
        getConnection().onComplete(handler);
    }

    @Override
    @Deprecated
    public PgPool connectHandler(Handler<SqlConnection> handler) {
        pool.connectHandler(handler);
        return this;
    }

    @Override
    @Deprecated
    public PgPool connectionProvider(Function<Context, Future<SqlConnection>> provider) {
        pool.connectionProvider(provider);
        return this;
    }

    @Override
    public int size() {
        return pool.size();
    }

    @Override
    public Future<Void> close() {
        return pool.close();
    }

    @Override
    public void close(Handler<AsyncResult<Void>> handler) {
        pool.close().onComplete(handler);
    }
}
