package dev.synod.gateway.shell;

import dev.synod.events.llm.LlmRequest;
import dev.synod.events.llm.LlmRequest.RequestCompletion;
import dev.synod.events.llm.LlmRequest.RequestEmbeddings;
import dev.synod.events.llm.LlmRequest.RequestSearch;
import dev.synod.events.session.Cost;
import dev.synod.gateway.GatewayConfig;
import dev.synod.gateway.core.Estimate;
import dev.synod.gateway.core.LookupRoute;
import dev.synod.gateway.core.ModelRef;
import dev.synod.gateway.core.Offer;
import dev.synod.gateway.core.Operation;
import dev.synod.gateway.core.Price;
import dev.synod.gateway.core.ProviderAnswer;
import dev.synod.gateway.core.Routes;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.TreeMap;

/** Routes and prices from the configuration; built at start, so that a mistake stops the start. */
@Startup
@Singleton
public class Catalogue {
    private final Map<Operation, Offer> offers = new EnumMap<>(Operation.class);
    private final Routes chat;
    private final LookupRoute embeddings;
    private final LookupRoute search;

    Catalogue(GatewayConfig config, Providers providers) {
        for (Operation operation : Operation.values()) {
            offers.put(operation, new Offer(operation, prices(operation, config), providers.offering(operation)));
        }
        this.chat = new Routes(chatRoutes(config), offerOf(Operation.CHAT));
        this.embeddings = new LookupRoute(
                "synod.gateway.embeddings.route",
                config.embeddings().route().stream().map(ModelRef::parse).toList(),
                offerOf(Operation.EMBED));
        this.search = new LookupRoute(
                "synod.gateway.search.route",
                config.search().route().stream().map(ModelRef::ofEngine).toList(),
                offerOf(Operation.SEARCH));
    }

    /**
     * Whom to ask, best first; never empty.
     *
     * @throws dev.synod.gateway.core.CallFailure if there is nobody
     */
    List<ModelRef> routeOf(LlmRequest request) {
        return switch (request) {
            case RequestCompletion completion -> chat.of(completion.route());
            case RequestEmbeddings texts -> embeddings.models();
            case RequestSearch query -> search.models();
        };
    }

    /** The routes of completions that somebody can answer. */
    public List<String> chatRoutes() {
        return chat.names();
    }

    Cost costOf(Operation operation, ModelRef model, ProviderAnswer answer) {
        return offerOf(operation).priceOf(model).of(answer);
    }

    /** What a request costs at most, in millionths of a US dollar, whoever of these answers it. */
    long mostOf(LlmRequest request, List<ModelRef> models) {
        long input = Estimate.inputTokens(request);
        long output = Estimate.outputTokens(request);
        Offer offer = offerOf(Operation.of(request));
        return models.stream()
                .mapToLong(model -> offer.priceOf(model).microUsd(input, output))
                .max()
                .orElse(0);
    }

    private Offer offerOf(Operation operation) {
        return Objects.requireNonNull(offers.get(operation));
    }

    private static SequencedMap<String, List<ModelRef>> chatRoutes(GatewayConfig config) {
        SequencedMap<String, List<ModelRef>> routes = new LinkedHashMap<>();
        new TreeMap<>(config.routes())
                .forEach((name, models) ->
                        routes.put(name, models.stream().map(ModelRef::parse).toList()));
        return routes;
    }

    private static SequencedMap<ModelRef, Price> prices(Operation operation, GatewayConfig config) {
        SequencedMap<ModelRef, Price> prices = new LinkedHashMap<>();
        config.providers().forEach((provider, settings) -> {
            switch (operation) {
                case CHAT ->
                    settings.models()
                            .forEach((model, price) -> prices.put(
                                    new ModelRef(provider, model),
                                    Price.perMillionTokens(price.inputUsdPerMillion(), price.outputUsdPerMillion())));
                case EMBED ->
                    settings.embeddingModels()
                            .forEach((model, price) -> prices.put(
                                    new ModelRef(provider, model),
                                    Price.perMillionTokens(price.usdPerMillion(), BigDecimal.ZERO)));
                case SEARCH ->
                    settings.usdPerSearch()
                            .ifPresent(usd -> prices.put(ModelRef.ofEngine(provider), Price.perRequest(usd)));
            }
        });
        return prices;
    }
}
