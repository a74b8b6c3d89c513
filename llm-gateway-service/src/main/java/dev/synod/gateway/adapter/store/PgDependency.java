package dev.synod.gateway.adapter.store;

import dev.synod.gateway.shell.port.Dependency;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;

/** Whether the ledger's database answers. */
@Singleton
class PgDependency implements Dependency {
    private final Pool pool;

    PgDependency(Pool pool) {
        this.pool = pool;
    }

    @Override
    public String name() {
        return "postgres";
    }

    @Override
    public Uni<Void> check() {
        return pool.query("select 1").execute().replaceWithVoid();
    }
}
