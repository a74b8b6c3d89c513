package dev.synod.gateway.shell;

import dev.synod.gateway.GatewayConfig;
import dev.synod.gateway.core.ModelRef;
import dev.synod.gateway.core.Price;
import dev.synod.gateway.core.Routes;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.TreeMap;

/** Routes and prices from the configuration; built at start, so that a mistake stops the start. */
@Startup
@Singleton
public class Catalogue {
    private final SequencedMap<ModelRef, Price> prices = new LinkedHashMap<>();
    private final Routes routes;

    Catalogue(GatewayConfig config, ChatProviders providers) {
        config.providers().forEach((provider, settings) -> settings.models()
                .forEach((model, price) -> prices.put(
                        new ModelRef(provider, model),
                        new Price(price.inputUsdPerMillion(), price.outputUsdPerMillion()))));
        SequencedMap<String, List<ModelRef>> configured = new LinkedHashMap<>();
        new TreeMap<>(config.routes())
                .forEach((name, models) -> configured.put(
                        name, models.stream().map(ModelRef::parse).toList()));
        this.routes = new Routes(configured, prices, providers.names());
    }

    Routes routes() {
        return routes;
    }

    Price priceOf(ModelRef model) {
        return Objects.requireNonNull(prices.get(model), () -> "routes are checked to have prices: " + model);
    }
}
