package dev.synod.stream;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.validator.BeanValidationConfigValidator;
import jakarta.validation.Validation;
import jakarta.validation.Validator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The service's own defaults, with some of them changed, and validated as at its start. */
public final class TestConfig {
    private static final Map<Map<String, String>, StreamConfig> MADE = new ConcurrentHashMap<>();

    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();

    private TestConfig() {}

    /** Keys without the prefix {@code synod.stream}. */
    public static StreamConfig with(Map<String, String> changes) {
        return MADE.computeIfAbsent(changes, TestConfig::make);
    }

    private static StreamConfig make(Map<String, String> changes) {
        Map<String, String> keys = new HashMap<>();
        changes.forEach((key, value) -> keys.put("synod.stream." + key, value));
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .addDefaultInterceptors()
                .withSources(new PropertiesConfigSource(keys, "changes", 500))
                .withSources(defaults())
                .withMapping(StreamConfig.class)
                .withValidateUnknown(false)
                .withValidator((BeanValidationConfigValidator) () -> VALIDATOR)
                .build()
                .getConfigMapping(StreamConfig.class);
    }

    private static PropertiesConfigSource defaults() {
        try {
            return new PropertiesConfigSource(TestConfig.class.getResource("/application.properties"), 100);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
