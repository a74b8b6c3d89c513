package dev.synod.kit.outbox;

import dev.synod.kit.shutdown.Handover;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** Keeps the outbox's daily partitions: the next days exist before their first row, old ones go whole. */
@ApplicationScoped
public class OutboxPartitions {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd");
    private static final int DAYS_AHEAD = 3;
    private static final Duration CHECK_EVERY = Duration.ofHours(1);

    private final OutboxConfig config;
    private final Pool pool;
    private final Vertx vertx;
    private final Handover handover;

    OutboxPartitions(OutboxConfig config, Pool pool, Vertx vertx, Handover handover) {
        this.config = config;
        this.pool = pool;
        this.vertx = vertx;
        this.handover = handover;
    }

    /** Before any message is taken in, so early among the observers. */
    void onStart(@Observes @Priority(1) StartupEvent start) {
        config.schema().ifPresent(schema -> {
            maintain(schema).await().atMost(Duration.ofSeconds(30));
            vertx.setPeriodic(CHECK_EVERY.toMillis(), tick -> handover.work(() -> maintain(schema))
                    .subscribe()
                    .with(done -> {}, failure -> Log.errorf(failure, "outbox partitions of %s", schema)));
        });
    }

    /** Makes the partitions of today and the next days, and drops those past retention. Idempotent. */
    public Uni<Void> maintain(String schema) {
        LocalDate today = LocalDate.now(Clock.systemUTC());
        return pool.withTransaction(connection -> lock(connection, schema)
                .chain(() -> execute(connection, creations(schema, today)))
                .chain(() -> expired(connection, schema, today))
                .chain(drops -> execute(connection, drops)));
    }

    /** Replicas start together; one of them makes the partitions, the others find them made. */
    private static Uni<Void> lock(SqlConnection connection, String schema) {
        return connection
                .query("select pg_advisory_xact_lock(hashtext('%s.outbox'))".formatted(schema))
                .execute()
                .replaceWithVoid();
    }

    private static List<String> creations(String schema, LocalDate today) {
        List<String> statements = new ArrayList<>();
        // else PostgreSQL would note of each partition that it exists already
        statements.add("set local client_min_messages = warning");
        for (int ahead = 0; ahead <= DAYS_AHEAD; ahead++) {
            LocalDate day = today.plusDays(ahead);
            statements.add(
                    "create table if not exists %1$s.outbox_p%2$s partition of %1$s.outbox for values from ('%3$s') to ('%4$s')"
                            .formatted(
                                    schema,
                                    DAY.format(day),
                                    day.atStartOfDay().atOffset(ZoneOffset.UTC),
                                    day.plusDays(1).atStartOfDay().atOffset(ZoneOffset.UTC)));
        }
        return statements;
    }

    private Uni<List<String>> expired(SqlConnection connection, String schema, LocalDate today) {
        String oldestKept = "outbox_p" + DAY.format(today.minusDays(config.retentionDays()));
        return connection.query("""
                        select c.relname from pg_inherits i
                        join pg_class c on c.oid = i.inhrelid
                        where i.inhparent = '%s.outbox'::regclass and c.relname < '%s'
                        """.formatted(schema, oldestKept)).execute().map(rows -> {
            List<String> drops = new ArrayList<>();
            rows.forEach(row -> drops.add("drop table %s.%s".formatted(schema, row.getString(0))));
            return drops;
        });
    }

    private static Uni<Void> execute(SqlConnection connection, List<String> statements) {
        return Multi.createFrom()
                .iterable(statements)
                .onItem()
                .transformToUniAndConcatenate(
                        statement -> connection.query(statement).execute())
                .collect()
                .last()
                .replaceWithVoid();
    }
}
