package dev.synod.gateway.adapter.provider;

import dev.synod.gateway.GatewayConfig;
import dev.synod.gateway.GatewayConfig.Provider;
import dev.synod.gateway.adapter.provider.chat.AnthropicMessages;
import dev.synod.gateway.adapter.provider.chat.OpenAiChat;
import dev.synod.gateway.adapter.provider.lookup.BraveSearch;
import dev.synod.gateway.adapter.provider.lookup.OpenAiEmbeddings;
import dev.synod.gateway.adapter.provider.lookup.TavilySearch;
import dev.synod.gateway.adapter.provider.lookup.VoyageEmbeddings;
import dev.synod.gateway.core.Operation;
import dev.synod.gateway.shell.Providers;
import io.quarkus.logging.Log;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.SequencedSet;
import java.util.TreeMap;

/** The providers of the configuration that have a key. */
@Singleton
public class ConfiguredProviders implements Providers {
    private final NavigableMap<String, Chat> chats = new TreeMap<>();
    private final NavigableMap<String, Embedder> embedders = new TreeMap<>();
    private final NavigableMap<String, SearchEngine> engines = new TreeMap<>();

    ConfiguredProviders(GatewayConfig config, Vertx vertx) {
        new TreeMap<>(config.providers()).forEach((name, provider) -> {
            if (provider.isPresent()) {
                add(name, provider, config, vertx);
                Log.infof("provider %s: %s at %s", name, provider.kind(), provider.baseUrl());
            } else {
                Log.infof("provider %s is absent: synod.gateway.providers.%s.api-key is not set", name, name);
            }
        });
    }

    private void add(String name, Provider provider, GatewayConfig config, Vertx vertx) {
        if (provider.offers(Operation.CHAT)) {
            chats.put(
                    name,
                    provider.kind() == GatewayConfig.Kind.ANTHROPIC
                            ? new AnthropicMessages(vertx, config, provider)
                            : new OpenAiChat(vertx, config, provider));
        }
        if (provider.offers(Operation.EMBED)) {
            embedders.put(
                    name,
                    provider.kind() == GatewayConfig.Kind.VOYAGE
                            ? new VoyageEmbeddings(vertx, config, provider)
                            : new OpenAiEmbeddings(vertx, config, provider));
        }
        if (provider.offers(Operation.SEARCH)) {
            engines.put(
                    name,
                    provider.kind() == GatewayConfig.Kind.BRAVE
                            ? new BraveSearch(vertx, config, provider)
                            : new TavilySearch(vertx, config, provider));
        }
    }

    @Override
    public SequencedSet<String> offering(Operation operation) {
        return Collections.unmodifiableSequencedSet(
                switch (operation) {
                    case CHAT -> chats.navigableKeySet();
                    case EMBED -> embedders.navigableKeySet();
                    case SEARCH -> engines.navigableKeySet();
                });
    }

    @Override
    public Chat chat(String provider) {
        return found(chats.get(provider), provider);
    }

    @Override
    public Embedder embedder(String provider) {
        return found(embedders.get(provider), provider);
    }

    @Override
    public SearchEngine searchEngine(String provider) {
        return found(engines.get(provider), provider);
    }

    private static <T> T found(@Nullable T operation, String provider) {
        return Objects.requireNonNull(operation, () -> provider + " has no key, or not this operation");
    }
}
