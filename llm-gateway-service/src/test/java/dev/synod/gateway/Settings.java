package dev.synod.gateway;

import dev.synod.gateway.adapter.models.ModelFile;
import dev.synod.gateway.core.ModelBook;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.validator.BeanValidationConfigValidator;
import jakarta.validation.Validation;
import jakarta.validation.Validator;

import java.io.IOException;
import java.util.Map;

/** The gateway's configuration as it is read at start, without a start. */
public final class Settings {
    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();

    private Settings() {}

    /** The defaults with some changes; fails as the start would. */
    public static GatewayConfig with(Map<String, String> changes) throws IOException {
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

    /** The models that ship with the service. */
    public static ModelBook models() throws IOException {
        return new ModelFile().models(with(Map.of()));
    }
}
