package dev.synod.kit.health;

import dev.synod.kit.database.DatabasePool;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/**
 * Whether the database answers. Asked on a connection of its own: that all others are in use is no outage, and a
 * replica that is busy must not look like one that is cut off.
 */
@Singleton
class PostgresDependency implements Dependency {
    static final String NAME = "postgres";

    private final DatabasePool pools;

    PostgresDependency(DatabasePool pools) {
        this.pools = pools;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Uni<Void> check() {
        return pools.watch().query("select 1").execute().replaceWithVoid();
    }
}
