package dev.synod.record.adapter.store;

import dev.synod.record.RecordConfig;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/**
 * A standby of the database from which histories are read, if one is configured. It lags; so it is asked first how far
 * it has come with the session, and what it says counts only if it has all that the primary is known to have.
 */
@Singleton
class HistoryReplica {
    private static final Logger LOG = Logger.getLogger(HistoryReplica.class);
    private static final String REACHED = "select last_sequence from record.session where session_id = $1";
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int CONNECTIONS = 20;

    private final @Nullable Pool pool;
    private final MeterRegistry metrics;
    private final AtomicBoolean away = new AtomicBoolean();

    HistoryReplica(
            RecordConfig config,
            Vertx vertx,
            MeterRegistry metrics,
            @ConfigProperty(name = "quarkus.datasource.username") String username,
            @ConfigProperty(name = "quarkus.datasource.password") String password) {
        this.metrics = metrics;
        this.pool = config.replica()
                .url()
                .map(url -> PgConnectOptions.fromUri(url)
                        .setUser(config.replica().username().orElse(username))
                        .setPassword(config.replica().password().orElse(password))
                        .addProperty("statement_timeout", Long.toString(PATIENCE.toMillis())))
                .map(options -> Pool.newInstance(PgBuilder.pool()
                        .with(new PoolOptions().setMaxSize(CONNECTIONS).setConnectionTimeout((int)
                                PATIENCE.toSeconds()))
                        .connectingTo(options)
                        .using(vertx)
                        .build()))
                .orElse(null);
    }

    /**
     * What the replica has; empty if there is none, it is away, or hasn't come so far.
     *
     * @param known how far the primary has come with the session, at least
     */
    <T> Uni<Optional<List<T>>> all(UUID sessionId, long known, String sql, Tuple arguments, Function<Row, T> read) {
        Pool replica = pool;
        if (replica == null) {
            return Uni.createFrom().item(Optional.empty());
        }
        return replica.preparedQuery(REACHED)
                .execute(Tuple.of(sessionId))
                .chain(reached -> hasCome(reached, known)
                        ? replica.preparedQuery(sql).execute(arguments).map(rows -> Optional.of(list(rows, read)))
                        : Uni.createFrom().item(Optional.<List<T>>empty()))
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .invoke(found -> heard(found.isPresent()))
                .onFailure()
                .invoke(this::failed)
                .onFailure()
                .recoverWithItem(Optional.empty());
    }

    private static boolean hasCome(RowSet<Row> reached, long known) {
        return reached.size() == 1 && reached.iterator().next().getLong("last_sequence") >= known;
    }

    private static <T> List<T> list(RowSet<Row> rows, Function<Row, T> read) {
        return StreamSupport.stream(rows.spliterator(), false).map(read).toList();
    }

    private void heard(boolean served) {
        count(served ? "served" : "behind");
        if (away.getAndSet(false)) {
            LOG.info("the replica answers again");
        }
    }

    /** Logged when it goes away, not for each read from then on. */
    private void failed(Throwable failure) {
        count("failed");
        if (!away.getAndSet(true)) {
            LOG.warnf("the replica can't be read, the primary is: %s", failure.toString());
        }
    }

    private void count(String result) {
        metrics.counter("synod.record.replica.reads", "result", result).increment();
    }
}
