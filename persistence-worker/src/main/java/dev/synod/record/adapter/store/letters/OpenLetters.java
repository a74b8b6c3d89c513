package dev.synod.record.adapter.store.letters;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A key's open letters in their order; to be moved by who has the key alone. */
final class OpenLetters {
    private static final String OPEN = """
        select id from record.dead_letter
        where order_key = $1 and state in ('waiting', 'behind', 'parked') order by id limit $2""";

    private OpenLetters() {}

    static Uni<Optional<Long>> head(SqlConnection connection, String key) {
        return first(connection, key, 1).map(ids -> ids.stream().findFirst());
    }

    static Uni<List<Long>> first(SqlConnection connection, String key, int count) {
        return connection.preparedQuery(OPEN).execute(Tuple.of(key, count)).map(rows -> {
            List<Long> ids = new ArrayList<>();
            rows.forEach(row -> ids.add(row.getLong("id")));
            return ids;
        });
    }

    /** After a letter was closed: the next one is due at once, and a key without any is free. */
    static Uni<Void> advance(SqlConnection connection, String key) {
        return head(connection, key).flatMap(head -> head.map(id ->
                        connection.preparedQuery("""
                                        update record.dead_letter set state = 'waiting', next_try_at = now()
                                        where id = $1 and state = 'behind'""").execute(Tuple.of(id)).replaceWithVoid())
                .orElseGet(() -> HeldKeys.release(connection, key)));
    }
}
