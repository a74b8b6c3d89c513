package dev.synod.kit.outbox;

import dev.synod.kit.database.DatabasePool;
import dev.synod.kit.health.HealthConfig;
import dev.synod.kit.outbox.OutboxLag.Reading;
import dev.synod.kit.outbox.OutboxLag.Slot;
import dev.synod.kit.outbox.OutboxLag.Standing;
import dev.synod.kit.time.Repeated;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * Watches how far the messages of this service's outbox are from Kafka: all outboxes share one slot, whose reader gets to
 * them in the order in which they were committed. Without an outbox it watches nothing.
 */
@ApplicationScoped
public class OutboxWatch {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** The position is read after the rows are, so what it covers is never less than what was seen. */
    private static final String READ = """
            select pg_current_wal_lsn() - '0/0'::pg_lsn, slot.confirmed_flush_lsn - '0/0'::pg_lsn, slot.wal_status, rows.newest
            from (select max(created_at) as newest from %s.outbox) rows
            left join pg_replication_slots slot on slot.slot_name = 'synod_outbox'
            """;

    private final Optional<Repeated> looks;
    private final DatabasePool pools;
    private final OutboxLag lag = new OutboxLag();
    private volatile Standing standing = Standing.USABLE;

    OutboxWatch(OutboxConfig config, HealthConfig health, DatabasePool pools, MeterRegistry metrics) {
        this.pools = pools;
        this.looks =
                config.schema().map(READ::formatted).map(read -> new Repeated(() -> look(read), health::checkEvery));
        if (looks.isPresent()) {
            Gauge.builder("synod.outbox.lag.bytes", this, OutboxWatch::bytes)
                    .description("Bytes of the database's log that Debezium has not confirmed")
                    .register(metrics);
            Gauge.builder("synod.outbox.lag.age", this, watch -> watch.age().toMillis() / 1000.0)
                    .description("Seconds since the oldest message was written that Debezium has not confirmed")
                    .register(metrics);
            Gauge.builder("synod.outbox.slot.usable", this, watch -> watch.standing.isUsable() ? 1 : 0)
                    .description("0 if Debezium's replication slot is missing or lost")
                    .register(metrics);
        }
    }

    /** How old the oldest message is that is not confirmed. */
    public Duration age() {
        return standing.age();
    }

    /** How much of the log is not confirmed. */
    public long bytes() {
        return standing.bytes();
    }

    /** {@code usable}, {@code missing} or {@code lost}. */
    public String slot() {
        return standing.slot();
    }

    void onStart(@Observes StartupEvent start, Vertx vertx) {
        looks.ifPresent(all -> all.start(vertx));
    }

    void onStop(@Observes ShutdownEvent stop) {
        looks.ifPresent(Repeated::stop);
    }

    /** While the database is away it stays as it was: nothing is written then. */
    private Uni<Void> look(String read) {
        return pools.watch()
                .query(read)
                .execute()
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .invoke(rows -> found(lag.next(reading(rows.iterator().next()))))
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> Log.debugf("the outbox's lag can't be read: %s", failure.toString()))
                .onFailure()
                .recoverWithNull();
    }

    private void found(Standing now) {
        Standing before = standing;
        standing = now;
        if (!now.slot().equals(before.slot())) {
            Log.logf(
                    now.isUsable() ? Logger.Level.INFO : Logger.Level.WARN,
                    "the replication slot of the outbox is %s",
                    now.slot());
        }
    }

    private static Reading reading(Row row) {
        Long confirmed = row.getLong(1);
        OffsetDateTime newest = row.getOffsetDateTime(3);
        return new Reading(
                Instant.now(),
                row.getLong(0),
                confirmed == null ? null : new Slot(confirmed, row.getString(2)),
                newest == null ? null : newest.toInstant());
    }
}
