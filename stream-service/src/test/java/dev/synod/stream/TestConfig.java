package dev.synod.stream;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

import java.util.HashMap;
import java.util.Map;

/** The service's own defaults, with some of them changed. */
public final class TestConfig {
    private TestConfig() {}

    public static StreamConfig with(Map<String, String> changes) {
        Map<String, String> keys = new HashMap<>();
        changes.forEach((key, value) -> keys.put("synod.stream." + key, value));
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .addDefaultInterceptors()
                .withSources(new PropertiesConfigSource(keys, "changes", 500))
                .withSources(defaults())
                .withMapping(StreamConfig.class)
                .withValidateUnknown(false)
                .build()
                .getConfigMapping(StreamConfig.class);
    }

    private static PropertiesConfigSource defaults() {
        try {
            return new PropertiesConfigSource(TestConfig.class.getResource("/application.properties"), 100);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
