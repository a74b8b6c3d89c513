package dev.synod.kit.health;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.AssertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What the probes go by; README of the kit lists it. */
@ConfigMapping(prefix = "synod.health")
public interface HealthConfig {
    /** How often dependencies are asked. */
    @WithDefault("2s")
    Duration checkEvery();

    /** Dependencies without which no request can be served: a replica that can't reach one of them is not ready. */
    Optional<List<String>> required();

    /** Whether the times make sense. */
    @AssertTrue(message = "synod.health.check-every must be > 0") default boolean isPositive() {
        return checkEvery().isPositive();
    }
}
