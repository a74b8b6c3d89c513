package dev.synod.kit.database;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Query;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.SqlResult;

import java.util.function.Function;
import java.util.stream.Collector;

/** A query that borrows its connection. */
class LentQuery<T> implements Query<T> {
    final Pool pool;
    private final Function<SqlConnection, Query<T>> query;

    LentQuery(Pool pool, Function<SqlConnection, Query<T>> query) {
        this.pool = pool;
        this.query = query;
    }

    @Override
    public Future<T> execute() {
        return pool.withConnection(connection -> query.apply(connection).execute());
    }

    @Override
    public void execute(Handler<AsyncResult<T>> handler) {
        execute().onComplete(handler);
    }

    @Override
    public <R> Query<SqlResult<R>> collecting(Collector<Row, ?, R> collector) {
        return new LentQuery<>(pool, connection -> query.apply(connection).collecting(collector));
    }

    @Override
    public <U> Query<RowSet<U>> mapping(Function<Row, U> mapper) {
        return new LentQuery<>(pool, connection -> query.apply(connection).mapping(mapper));
    }
}
