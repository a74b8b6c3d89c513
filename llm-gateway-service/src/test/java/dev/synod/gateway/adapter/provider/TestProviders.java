package dev.synod.gateway.adapter.provider;

import dev.synod.gateway.GatewayConfig;
import dev.synod.gateway.core.ModelBook;
import dev.synod.gateway.shell.port.Providers;
import io.vertx.core.Vertx;

/** The real providers, without a container. */
public final class TestProviders {
    private TestProviders() {}

    public static Providers of(GatewayConfig config, ModelBook models, Vertx vertx) {
        return new ConfiguredProviders(config, models, vertx);
    }
}
