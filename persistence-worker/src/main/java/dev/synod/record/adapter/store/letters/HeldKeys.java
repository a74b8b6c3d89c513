package dev.synod.record.adapter.store.letters;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * The keys whose order is held up, as rows to lock. Who lays records behind others shares a key's row; who moves
 * its letters has it alone. A row that is gone when the lock is had means that the key is free.
 */
final class HeldKeys {
    private HeldKeys() {}

    /** Those of the keys that are held; they stay so until the transaction ends. */
    static Uni<Set<String>> among(SqlConnection connection, Collection<String> keys) {
        return connection
                .preparedQuery("select key from record.held_key where key = any($1::text[]) order by key for share")
                .execute(Tuple.of(keys.toArray(String[]::new)))
                .map(rows -> {
                    Set<String> held = new HashSet<>();
                    rows.forEach(row -> held.add(row.getString("key")));
                    return held;
                });
    }

    /** Holds a key, and has it alone, whether it was held or not. */
    static Uni<Void> hold(SqlConnection connection, String key) {
        // An update of nothing, since "do nothing" would not lock the row.
        return run(connection, """
                insert into record.held_key (key) values ($1)
                on conflict (key) do update set since = held_key.since""", key);
    }

    /** Has a key alone, if it is held. */
    static Uni<Void> lock(SqlConnection connection, String key) {
        return run(connection, "select from record.held_key where key = $1 for update", key);
    }

    static Uni<Void> release(SqlConnection connection, String key) {
        return run(connection, "delete from record.held_key where key = $1", key);
    }

    private static Uni<Void> run(SqlConnection connection, String sql, String key) {
        return connection.preparedQuery(sql).execute(Tuple.of(key)).replaceWithVoid();
    }
}
