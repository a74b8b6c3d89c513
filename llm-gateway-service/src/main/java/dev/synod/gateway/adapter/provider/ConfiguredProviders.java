package dev.synod.gateway.adapter.provider;

import dev.synod.gateway.GatewayConfig;
import dev.synod.gateway.shell.ChatProviders;
import io.quarkus.logging.Log;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;

import java.util.Collections;
import java.util.Objects;
import java.util.SequencedSet;
import java.util.TreeMap;

/** The providers of the configuration that have a key. */
@Singleton
public class ConfiguredProviders implements ChatProviders {
    private final TreeMap<String, ChatProvider> present = new TreeMap<>();

    ConfiguredProviders(GatewayConfig config, Vertx vertx) {
        new TreeMap<>(config.providers()).forEach((name, provider) -> {
            if (provider.isPresent()) {
                present.put(name, chat(vertx, config, provider));
                Log.infof("provider %s: %s at %s", name, provider.kind(), provider.baseUrl());
            } else {
                Log.infof("provider %s is absent: synod.gateway.providers.%s.api-key is not set", name, name);
            }
        });
    }

    private static ChatProvider chat(Vertx vertx, GatewayConfig config, GatewayConfig.Provider provider) {
        return switch (provider.kind()) {
            case ANTHROPIC -> new AnthropicMessages(vertx, config, provider);
            case OPENAI -> new OpenAiChat(vertx, config, provider);
        };
    }

    @Override
    public SequencedSet<String> names() {
        return Collections.unmodifiableSequencedSet(present.navigableKeySet());
    }

    @Override
    public ChatProvider named(String name) {
        return Objects.requireNonNull(present.get(name), () -> name + " has no key");
    }
}
