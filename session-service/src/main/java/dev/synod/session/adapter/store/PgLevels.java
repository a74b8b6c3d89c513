package dev.synod.session.adapter.store;

import dev.synod.events.llm.ProviderStatus.LevelChanged;
import dev.synod.kit.database.Database;
import dev.synod.kit.store.NativeWrite;
import dev.synod.session.shell.LevelStore;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.hibernate.reactive.mutiny.Mutiny;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One row for each replica of the gateway; a restarted one has another name, so old rows go. */
@Singleton
class PgLevels implements LevelStore {
    private static final Duration KEPT = Duration.ofDays(1);

    private static final String NOTE = """
            insert into session.gateway_level as known (replica, level, name, said_at, spoke_at)
            values (:replica, :level, :name, :at, :at)
            on conflict (replica) do update
              set level = excluded.level, name = excluded.name, said_at = excluded.said_at,
                  spoke_at = greatest(known.spoke_at, excluded.spoke_at)
              where known.said_at < excluded.said_at
            """;

    private static final String NOTE_ALIVE =
            "update session.gateway_level set spoke_at = :at where replica = :replica and spoke_at < :at";

    private static final String FORGET = "delete from session.gateway_level where spoke_at < :before";

    private static final String WORST = """
            select level, name from session.gateway_level where spoke_at >= :since
            order by level desc, replica limit 1
            """;

    private static final String TAKE_UNAWARE = """
            with taken as (
              update session.session set level_leased_until = :until where id in (
                select id from session.session
                where ended_at is null and status <> 'QUEUED' and status <> 'LINKING'
                  and (level < :level or level > :level)
                  and (level_leased_until is null or level_leased_until <= :now)
                order by id limit :most for update skip locked)
              returning id)
            select id from taken
            """;

    private final Mutiny.SessionFactory factory;
    private final Database database;

    PgLevels(Mutiny.SessionFactory factory, Database database) {
        this.factory = factory;
        this.database = database;
    }

    @Override
    public Uni<Void> note(LevelChanged word) {
        Map<String, Object> row =
                Map.of("replica", word.replica(), "level", word.level(), "name", word.name(), "at", sql(word.at()));
        return database.run(() -> factory.withTransaction(db -> NativeWrite.run(db, NOTE, row)
                .chain(() -> NativeWrite.run(
                        db, FORGET, Map.of("before", sql(word.at().minus(KEPT)))))
                .replaceWithVoid()));
    }

    @Override
    public Uni<Void> noteAlive(String replica, Instant at) {
        return database.run(() ->
                factory.withTransaction(db -> NativeWrite.run(db, NOTE_ALIVE, Map.of("replica", replica, "at", sql(at)))
                        .replaceWithVoid()));
    }

    @Override
    public Uni<Level> worst(Instant since) {
        return database.run(() -> factory.withSession(db -> db.createNativeQuery(WORST, Object[].class)
                .setParameter("since", sql(since))
                .getSingleResultOrNull()
                .map(row -> row == null ? Level.NORMAL : new Level(((Number) row[0]).intValue(), (String) row[1]))));
    }

    @Override
    public Uni<List<UUID>> takeUnaware(Level level, Instant now, Instant until, int limit) {
        return database.run(() -> factory.withTransaction(db -> db.createNativeQuery(TAKE_UNAWARE, UUID.class)
                .setParameter("level", level.number())
                .setParameter("now", sql(now))
                .setParameter("until", sql(until))
                .setParameter("most", limit)
                .getResultList()));
    }

    private static OffsetDateTime sql(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
