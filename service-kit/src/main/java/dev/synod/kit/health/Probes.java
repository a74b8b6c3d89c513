package dev.synod.kit.health;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;

import java.util.List;
import java.util.Set;

/**
 * What the probes say (docs/adr/0020). Alive: a restart would help nothing. Ready: requests are served here; what is
 * away and not needed for that is told, and doesn't count. Started: what is done once is done.
 */
@Singleton
class Probes {
    private final Dependencies dependencies;
    private final Consumers consumers;
    private final List<String> required;

    Probes(Dependencies dependencies, Consumers consumers, HealthConfig config) {
        this.dependencies = dependencies;
        this.consumers = consumers;
        this.required = config.required().orElse(List.of());
    }

    @Produces
    @Singleton
    @Liveness
    HealthCheck consumersAlive() {
        return () -> {
            Set<String> ended = consumers.ended();
            return ended.isEmpty()
                    ? HealthCheckResponse.up("consumers")
                    : HealthCheckResponse.named("consumers")
                            .down()
                            .withData("ended", String.join(", ", ended))
                            .build();
        };
    }

    @Produces
    @Singleton
    @Readiness
    HealthCheck postgres() {
        return () -> reachable(PostgresDependency.NAME);
    }

    @Produces
    @Singleton
    @Readiness
    HealthCheck kafka() {
        return () -> reachable(KafkaDependency.NAME);
    }

    /**
     * Migrations have run when this can be asked at all. Consumers that can't join since the broker is away will do so
     * once it is back, which is nothing to wait for.
     */
    @Produces
    @Singleton
    @Startup
    HealthCheck consumersStarted() {
        return () -> HealthCheckResponse.named("consumers")
                .status(consumers.haveJoined() || !dependencies.isUp(KafkaDependency.NAME))
                .build();
    }

    private HealthCheckResponse reachable(String name) {
        Dependencies.Standing standing = dependencies.standing(name);
        return HealthCheckResponse.named(name)
                .status(standing.up() || !required.contains(name))
                .withData("reachable", standing.up())
                .withData("since", standing.since().toString())
                .build();
    }
}
