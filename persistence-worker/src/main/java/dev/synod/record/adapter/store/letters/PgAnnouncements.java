package dev.synod.record.adapter.store.letters;

import dev.synod.record.adapter.store.StoreFailures;
import dev.synod.record.shell.letters.Announcement;
import dev.synod.record.shell.letters.Announcements;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Letters that are not announced yet. A lock keeps the replicas from doing it at the same time, in another order. */
@ApplicationScoped
public class PgAnnouncements implements Announcements {
    private static final int MOST_BYTES = 8 * 1024 * 1024;

    private static final String LOCK = "select pg_try_advisory_xact_lock(hashtext('record.dead_letter')) as had";

    private static final String UNANNOUNCED = """
        select * from (
          select id, dead_announced_at is not null as parked, source_topic, source_partition, source_offset, key,
                 headers::text as headers, value, cause, reason, exception, stack, attempts,
                 sum(coalesce(octet_length(value), 0)) over (order by id) as bytes, row_number() over (order by id) as place
          from record.dead_letter
          where dead_announced_at is null or state = 'parked' and parked_announced_at is null
          order by id limit $1) as first
        where place = 1 or bytes <= $2 order by id""";

    private static final String ANNOUNCED = """
        with announced as (
          select id, said.parked from record.dead_letter
          join unnest($1::bigint[], $2::boolean[]) as said (id, parked) using (id)
          order by id for update of dead_letter)
        update record.dead_letter letter set
          dead_announced_at = coalesce(dead_announced_at, now()),
          parked_announced_at = case when announced.parked then now() else parked_announced_at end
        from announced where letter.id = announced.id""";

    private final Pool pool;

    PgAnnouncements(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<Integer> announce(int most, Function<Announcement, Uni<Void>> send) {
        return pool.withTransaction(connection -> connection
                        .query(LOCK)
                        .execute()
                        .flatMap(locked -> locked.iterator().next().getBoolean("had")
                                ? unannounced(connection, most).call(all -> sendAll(connection, all, send))
                                : Uni.createFrom().item(List.<Announcement>of())))
                .map(List::size)
                .onFailure()
                .transform(StoreFailures::classify);
    }

    private static Uni<List<Announcement>> unannounced(SqlConnection connection, int most) {
        return connection
                .preparedQuery(UNANNOUNCED)
                .execute(Tuple.of(most, MOST_BYTES))
                .map(rows -> {
                    List<Announcement> all = new ArrayList<>();
                    rows.forEach(row -> all.add(announcement(row)));
                    return all;
                });
    }

    private static Uni<Void> sendAll(
            SqlConnection connection, List<Announcement> all, Function<Announcement, Uni<Void>> send) {
        if (all.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return Multi.createFrom()
                .iterable(all)
                .onItem()
                .transformToUniAndConcatenate(send::apply)
                .collect()
                .last()
                .chain(() -> connection
                        .preparedQuery(ANNOUNCED)
                        .execute(Tuple.of(
                                all.stream().map(Announcement::letterId).toArray(Long[]::new),
                                all.stream().map(Announcement::parked).toArray(Boolean[]::new))))
                .replaceWithVoid();
    }

    private static Announcement announcement(Row row) {
        return new Announcement(
                row.getLong("id"),
                row.getBoolean("parked"),
                LetterRow.source(row),
                row.getString("cause"),
                row.getString("reason"),
                row.getString("exception"),
                row.getString("stack"),
                row.getInteger("attempts"));
    }
}
