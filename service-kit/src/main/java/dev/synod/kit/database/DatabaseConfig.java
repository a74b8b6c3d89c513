package dev.synod.kit.database;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;

import java.time.Duration;

/** How the database is dealt with; README of the kit lists it. */
@ConfigMapping(prefix = "synod.database")
public interface DatabaseConfig {
    /** How long a connection is waited for while all are in use. */
    @WithDefault("5s")
    Duration acquireTimeout();

    /** When what failed is tried again. */
    @Valid Retry retry();

    /** When requests are turned away. */
    @Valid Shed shed();

    /** Whether the times make sense together. */
    @AssertTrue(message = "synod.database needs times > 0, and retry.first-delay <= retry.longest-delay <= retry.total") default boolean isOrdered() {
        return acquireTimeout().isPositive()
                && shed().after().isPositive()
                && retry().firstDelay().isPositive()
                && retry().firstDelay().compareTo(retry().longestDelay()) <= 0
                && retry().longestDelay().compareTo(retry().total()) <= 0;
    }

    /** Delays between tries, for failures that pass. */
    interface Retry {
        /** Delay before the second try. */
        @WithDefault("50ms")
        Duration firstDelay();

        /** The delay doubles up to this, give or take half. */
        @WithDefault("1s")
        Duration longestDelay();

        /** After so long the failure is told. */
        @WithDefault("10s")
        Duration total();
    }

    /** When the pool counts as exhausted. */
    interface Shed {
        /** The part of the pool in use from which it does, 0 to 1 … */
        @WithDefault("0.95")
        @DecimalMin("0.1") @DecimalMax("1") double use();

        /** … once it has been so for so long: a burst alone is no reason. */
        @WithDefault("500ms")
        Duration after();
    }
}
