package dev.synod.record.shell;

import dev.synod.record.RecordConfig;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;

import java.time.Duration;

/** Settings for tests that must not wait. */
final class Settings {
    private Settings() {}

    static RecordConfig impatient() {
        return new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 100, new DurationConverter())
                .withDefaultValue("synod.record.retry.first-delay", "1ms")
                .withDefaultValue("synod.record.retry.longest-delay", "2ms")
                .withDefaultValue("synod.record.retry.patience", "30ms")
                .withDefaultValue("synod.record.dead-letters.retry-after", "60s")
                .withDefaultValue("synod.record.dead-letters.retries", "3")
                .withDefaultValue("synod.record.dead-letters.check-every", "1s")
                .withDefaultValue("synod.record.dead-letters.retention", "14d")
                .withMapping(RecordConfig.class)
                .build()
                .getConfigMapping(RecordConfig.class);
    }
}
