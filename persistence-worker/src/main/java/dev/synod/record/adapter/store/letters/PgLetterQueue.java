package dev.synod.record.adapter.store.letters;

import dev.synod.kit.database.Database;
import dev.synod.record.RecordConfig;
import dev.synod.record.adapter.store.EventTable;
import dev.synod.record.adapter.store.Rows;
import dev.synod.record.adapter.store.StoreFailures;
import dev.synod.record.shell.Failure;
import dev.synod.record.shell.letters.Census;
import dev.synod.record.shell.letters.Letter;
import dev.synod.record.shell.letters.LetterQueue;
import dev.synod.record.shell.letters.LetterState;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Letters by key. Whoever moves a key's letters has its row alone, and looks again what its first ones are. */
@ApplicationScoped
public class PgLetterQueue implements LetterQueue {
    private static final int MOST_BYTES = 8 * 1024 * 1024;

    private static final String DUE = """
        select held.key from record.held_key held
        join record.dead_letter letter on letter.order_key = held.key
        where letter.state = 'waiting' and letter.next_try_at <= now()
        order by letter.next_try_at limit 1 for update of held skip locked""";

    private static final String FIRST = """
        select id, source_topic, source_partition, source_offset, key, headers::text as headers, value from (
          select letter.*, sum(coalesce(octet_length(value), 0)) over (order by id) as bytes,
                 row_number() over (order by id) as place
          from record.dead_letter letter
          where order_key = $1 and state in ('waiting', 'behind', 'parked') order by id limit $2) as first
        where place = 1 or bytes <= $3 order by id""";

    private static final String STORED = """
        update record.dead_letter set
          state = 'stored', next_try_at = null, last_tried_at = now(), closed_at = now(),
          history = history || jsonb_build_object('at', now(), 'what', 'stored')
        where id = any($1::bigint[])""";

    /** The first failure of a letter that waited behind others is no failed retry. */
    private static final String FAILED = """
        update record.dead_letter set
          attempts = tried.count, state = tried.state, last_tried_at = now(),
          next_try_at = case when tried.state = 'waiting' then now() + make_interval(secs => $7::double precision) end,
          cause = $2, reason = $3, exception = $4, stack = $5, parked_announced_at = null,
          history = history || jsonb_build_object('at', now(), 'what', tried.state, 'detail', $3::text)
        from (select count, case when count >= $6 then 'parked' else 'waiting' end as state
              from (select case when last_tried_at is null then 0 else attempts + 1 end as count
                    from record.dead_letter where id = $1) as counted) as tried
        where id = $1""";

    private final Pool pool;
    private final Rows rows;
    private final RecordConfig.DeadLetters config;

    PgLetterQueue(Pool pool, Database database, RecordConfig config) {
        this.pool = pool;
        this.rows = new Rows(pool, database);
        this.config = config.deadLetters();
    }

    @Override
    public Uni<Optional<String>> due() {
        return classified(rows.first(DUE, Tuple.tuple(), row -> row.getString("key")));
    }

    @Override
    public Uni<List<Letter>> first(String key, int most) {
        return classified(rows.all(
                FIRST, Tuple.of(key, most, MOST_BYTES), row -> new Letter(row.getLong("id"), LetterRow.source(row))));
    }

    @Override
    public Uni<Integer> store(String key, List<Letter.Sound> letters) {
        List<Long> ids = letters.stream().map(Letter.Sound::id).toList();
        return alone(key, connection -> OpenLetters.first(connection, key, ids.size())
                .flatMap(first -> first.equals(ids)
                        ? store(connection, key, letters).replaceWith(ids.size())
                        : Uni.createFrom().item(0)));
    }

    private static Uni<Void> store(SqlConnection connection, String key, List<Letter.Sound> letters) {
        Long[] ids = letters.stream().map(Letter.Sound::id).toArray(Long[]::new);
        return EventTable.store(
                        connection, letters.stream().map(Letter.Sound::event).toList())
                .chain(() -> connection.preparedQuery(STORED).execute(Tuple.of(ids)))
                .chain(() -> OpenLetters.advance(connection, key));
    }

    @Override
    public Uni<Void> failed(String key, long letterId, Failure failure) {
        return alone(key, connection -> OpenLetters.head(connection, key)
                .flatMap(head -> head.isPresent() && head.get() == letterId
                        ? connection
                                .preparedQuery(FAILED)
                                .execute(Tuple.from(new Object[] {
                                    letterId,
                                    failure.cause().text(),
                                    NewLetters.plain(failure.reason()),
                                    failure.exception(),
                                    NewLetters.plain(failure.stack()),
                                    config.retries(),
                                    NewLetters.seconds(config.retryAfter())
                                }))
                                .replaceWithVoid()
                        : Uni.createFrom().voidItem()));
    }

    @Override
    public Uni<Integer> forget(Duration age) {
        return classified(pool.preparedQuery("""
                        delete from record.dead_letter
                        where closed_at < now() - make_interval(secs => $1::double precision)
                          and dead_announced_at is not null""")
                .execute(Tuple.of(NewLetters.seconds(age)))
                .map(found -> found.rowCount()));
    }

    @Override
    public Uni<Census> census() {
        return classified(pool.query("""
                        select state, count(*) as count, min(first_failed_at) as oldest from record.dead_letter
                        where state in ('waiting', 'behind', 'parked') group by state""").execute().map(found -> {
            Map<LetterState, Long> open = new EnumMap<>(LetterState.class);
            Instant oldest = null;
            for (Row row : found) {
                open.put(LetterRow.state(row), row.getLong("count"));
                Instant since = Rows.instant(row, "oldest");
                oldest = oldest == null || since.isBefore(oldest) ? since : oldest;
            }
            return new Census(open, oldest);
        }));
    }

    private <T> Uni<T> alone(String key, Function<SqlConnection, Uni<T>> work) {
        return classified(pool.withTransaction(
                connection -> HeldKeys.lock(connection, key).chain(() -> work.apply(connection))));
    }

    private static <T> Uni<T> classified(Uni<T> work) {
        return work.onFailure().transform(StoreFailures::classify);
    }
}
