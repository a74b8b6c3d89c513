package dev.synod.kit.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.AssertTrue;

import java.time.Duration;

/** How the identity provider's keys are kept fresh; README of the kit lists it. */
@ConfigMapping(prefix = "synod.identity")
public interface IdentityConfig {
    /** How often the keys are read again. */
    @WithDefault("5m")
    Duration refresh();

    /** When they are tried again after a failure; and how often at most tokens with an unknown key may have them read. */
    @WithDefault("5s")
    Duration retry();

    /** How long a reading may take, and a token with an unknown key waits for it. */
    @WithDefault("3s")
    Duration timeout();

    /** Whether the times make sense together. */
    @AssertTrue(message = "synod.identity needs times > 0, and timeout <= retry <= refresh") default boolean isOrdered() {
        return timeout().isPositive() && timeout().compareTo(retry()) <= 0 && retry().compareTo(refresh()) <= 0;
    }
}
