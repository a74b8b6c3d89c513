package dev.synod.kit.shutdown;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.AssertTrue;

import java.time.Duration;

/** How a process goes; README of the kit lists it. */
@ConfigMapping(prefix = "synod.shutdown")
public interface ShutdownConfig {
    /** How long what is in hand may take to its end, once requests are answered. */
    @WithDefault("10s")
    Duration grace();

    /** Whether the time makes sense. */
    @AssertTrue(message = "synod.shutdown.grace must be > 0") default boolean isPositive() {
        return grace().isPositive();
    }
}
