package dev.synod.record.adapter.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** Queries whose rows become records. */
record Rows(Pool pool) {
    <T> Uni<List<T>> all(String sql, Tuple arguments, Function<Row, T> read) {
        return pool.preparedQuery(sql).execute(arguments).map(found -> StreamSupport.stream(found.spliterator(), false)
                .map(read)
                .toList());
    }

    <T> Uni<Optional<T>> first(String sql, Tuple arguments, Function<Row, T> read) {
        return all(sql, arguments, read).map(found -> found.stream().findFirst());
    }

    static Instant instant(Row row, String column) {
        return Objects.requireNonNull(instantOrNull(row, column), column);
    }

    static @Nullable Instant instantOrNull(Row row, String column) {
        OffsetDateTime time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }
}
