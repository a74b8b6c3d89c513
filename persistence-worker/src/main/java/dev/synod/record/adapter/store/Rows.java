package dev.synod.record.adapter.store;

import dev.synod.kit.database.Database;
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
public record Rows(Pool pool, Database database) {
    /** All of them. */
    public <T> Uni<List<T>> all(String sql, Tuple arguments, Function<Row, T> read) {
        return database.run(() -> pool.preparedQuery(sql).execute(arguments))
                .map(found -> StreamSupport.stream(found.spliterator(), false)
                        .map(read)
                        .toList());
    }

    /** The first, if there is one. */
    public <T> Uni<Optional<T>> first(String sql, Tuple arguments, Function<Row, T> read) {
        return all(sql, arguments, read).map(found -> found.stream().findFirst());
    }

    /** A time that must be there. */
    public static Instant instant(Row row, String column) {
        return Objects.requireNonNull(instantOrNull(row, column), column);
    }

    /** A time. */
    public static @Nullable Instant instantOrNull(Row row, String column) {
        OffsetDateTime time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }
}
