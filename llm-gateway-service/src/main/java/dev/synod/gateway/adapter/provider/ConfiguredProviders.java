package dev.synod.gateway.adapter.provider;

import dev.synod.gateway.GatewayConfig;
import dev.synod.gateway.GatewayConfig.Kind;
import dev.synod.gateway.GatewayConfig.Provider;
import dev.synod.gateway.adapter.provider.chat.AnthropicMessages;
import dev.synod.gateway.adapter.provider.chat.ChatModels;
import dev.synod.gateway.adapter.provider.chat.OpenAiChat;
import dev.synod.gateway.adapter.provider.lookup.BraveSearch;
import dev.synod.gateway.adapter.provider.lookup.EmbeddingsApi;
import dev.synod.gateway.adapter.provider.lookup.EmbeddingsDialect;
import dev.synod.gateway.adapter.provider.lookup.ExaSearch;
import dev.synod.gateway.adapter.provider.lookup.TavilySearch;
import dev.synod.gateway.core.ModelBook;
import dev.synod.gateway.core.Operation;
import dev.synod.gateway.shell.port.Providers;
import io.quarkus.logging.Log;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.SequencedSet;
import java.util.TreeMap;

/** The providers of the configuration that can be reached. */
@Singleton
public class ConfiguredProviders implements Providers {
    private final NavigableMap<String, Chat> chats = new TreeMap<>();
    private final NavigableMap<String, Embedder> embedders = new TreeMap<>();
    private final NavigableMap<String, SearchEngine> engines = new TreeMap<>();

    ConfiguredProviders(GatewayConfig config, ModelBook models, Vertx vertx) {
        List<String> absent = new ArrayList<>();
        new TreeMap<>(config.providers()).forEach((name, provider) -> {
            if (provider.missing().isPresent()) {
                absent.add("%s (%s)".formatted(name, provider.missing().get()));
            } else {
                add(name, provider, config, models, vertx);
                Log.infof("provider %s: %s at %s", name, provider.kind(), provider.url());
            }
        });
        if (!absent.isEmpty()) {
            Log.infof("absent providers, for want of a setting: %s", String.join(", ", absent));
        }
    }

    private void add(String name, Provider provider, GatewayConfig config, ModelBook models, Vertx vertx) {
        if (provider.offers(Operation.CHAT, name, models)) {
            ChatModels known = new ChatModels(name, models.chat());
            chats.put(
                    name,
                    provider.kind() == Kind.ANTHROPIC
                            ? new AnthropicMessages(vertx, config, provider, known)
                            : new OpenAiChat(vertx, config, provider, known));
        }
        if (provider.offers(Operation.EMBED, name, models)) {
            EmbeddingsDialect dialect =
                    provider.kind() == Kind.VOYAGE ? EmbeddingsDialect.VOYAGE : EmbeddingsDialect.OPENAI;
            embedders.put(name, new EmbeddingsApi(vertx, config, provider, dialect));
        }
        if (provider.offers(Operation.SEARCH, name, models)) {
            engines.put(
                    name,
                    switch (provider.kind()) {
                        case BRAVE -> new BraveSearch(vertx, config, provider);
                        case EXA -> new ExaSearch(vertx, config, provider);
                        default -> new TavilySearch(vertx, config, provider);
                    });
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
