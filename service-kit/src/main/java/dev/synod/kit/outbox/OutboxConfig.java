package dev.synod.kit.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;

import java.util.Optional;

/** Where this service's outbox is, and how long its rows stay. */
@ConfigMapping(prefix = "synod.outbox")
public interface OutboxConfig {
    /** The schema with the outbox table; absent for a service without one. */
    Optional<@Pattern(regexp = "[a-z_]+") String> schema();

    /** Days that rows stay: as long as a replication slot may be lost without losing a message. */
    @WithDefault("2")
    @Min(1) @Max(30) int retentionDays();
}
