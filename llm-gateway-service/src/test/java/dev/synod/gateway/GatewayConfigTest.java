package dev.synod.gateway;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.validator.BeanValidationConfigValidator;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class GatewayConfigTest {
    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();

    @Test
    void the_defaults_are_right() throws IOException {
        assertThat(with(Map.of()).circuit().isOrdered()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "calls.renew-every, 6s, lease >= 2",
        "calls.sweep-every, 0s, sweep-every",
        "timeouts.idle, 0s, timeouts must all be positive",
        "retry.first-delay, 1m, first-delay <= max-delay",
        "circuit.window, 0s, window > 0",
        "circuit.first-cooldown, 2m, first-cooldown <= max-cooldown",
        "delta-every, 0s, delta-every must be positive"
    })
    void durations_that_make_no_sense_stop_the_start(String key, String value, String reason) {
        assertThatThrownBy(() -> with(Map.of("synod.gateway." + key, value))).hasMessageContaining(reason);
    }

    private static GatewayConfig with(Map<String, String> changes) throws IOException {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .addDefaultInterceptors()
                .withSources(new PropertiesConfigSource(changes, "changes", 500))
                .withSources(
                        new PropertiesConfigSource(GatewayConfig.class.getResource("/application.properties"), 100))
                .withMapping(GatewayConfig.class)
                .withValidateUnknown(false)
                .withValidator((BeanValidationConfigValidator) () -> VALIDATOR)
                .build()
                .getConfigMapping(GatewayConfig.class);
    }
}
