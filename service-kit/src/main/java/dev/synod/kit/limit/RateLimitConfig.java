package dev.synod.kit.limit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Min;

import java.time.Duration;

/** How many requests a replica takes from one client; README of the kit lists it. */
@ConfigMapping(prefix = "synod.http.rate-limit")
public interface RateLimitConfig {
    /** The time that the quotas are for; what was used comes back evenly. */
    @WithDefault("1m")
    Duration window();

    /** Requests of one address, whoever makes them, before their tokens are looked at. */
    @WithDefault("6000")
    @Min(1) int addressQuota();

    /** Requests of one user, wherever they come from. */
    @WithDefault("3000")
    @Min(1) int userQuota();

    /** Whether requests that come from this very machine are not counted. */
    @WithDefault("true")
    boolean exemptLoopback();

    /** Whether the window is one: the headers say it in whole seconds. */
    @AssertTrue(message = "synod.http.rate-limit.window must be at least 1s") default boolean isWindowLongEnough() {
        return window().compareTo(Duration.ofSeconds(1)) >= 0;
    }
}
