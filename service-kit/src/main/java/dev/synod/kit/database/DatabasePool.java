package dev.synod.kit.database;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnectOptions;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * The pool that Quarkus configures, and how long a connection of it is waited for: there is no key for that. And a
 * single connection beside it, for those who watch the database and must not wait behind those who use it.
 */
@Singleton
public class DatabasePool implements PgPoolCreator {
    private static final Duration WATCH_PATIENCE = Duration.ofSeconds(2);
    private static final int WITHOUT_END = 0;

    private final DatabaseConfig config;
    private final Instance<io.vertx.mutiny.sqlclient.Pool> main;
    private volatile @Nullable Pool watch;

    DatabasePool(DatabaseConfig config, Instance<io.vertx.mutiny.sqlclient.Pool> main) {
        this.config = config;
        this.main = main;
    }

    @Override
    public Pool create(Input input) {
        watch = pool(input, new PoolOptions().setName("watch").setMaxSize(1), WATCH_PATIENCE);
        return pool(input, input.poolOptions(), config.acquireTimeout());
    }

    /** The connection for watching. */
    public io.vertx.mutiny.sqlclient.Pool watch() {
        if (watch == null) {
            main.get().size(); // makes the pools, if nobody has used one so far
        }
        return io.vertx.mutiny.sqlclient.Pool.newInstance(Objects.requireNonNull(watch, "made with the main pool"));
    }

    private static Pool pool(Input input, PoolOptions options, Duration patience) {
        Pool pool = PgBuilder.pool()
                .with(options.setConnectionTimeout(WITHOUT_END))
                .connectingTo(List.<SqlConnectOptions>copyOf(input.pgConnectOptionsList()))
                .using(input.vertx())
                .build();
        return new PatientPool(input.vertx(), pool, patience);
    }
}
