package dev.synod.gateway.shell.route;

import dev.synod.events.llm.LlmRequest;
import dev.synod.events.llm.LlmRequest.RequestCompletion;
import dev.synod.events.llm.LlmRequest.RequestEmbeddings;
import dev.synod.events.llm.LlmRequest.RequestSearch;
import dev.synod.events.session.Cost;
import dev.synod.gateway.GatewayConfig;
import dev.synod.gateway.core.Estimate;
import dev.synod.gateway.core.Fit;
import dev.synod.gateway.core.LookupRoute;
import dev.synod.gateway.core.ModelBook;
import dev.synod.gateway.core.ModelCard;
import dev.synod.gateway.core.ModelRef;
import dev.synod.gateway.core.Offer;
import dev.synod.gateway.core.Operation;
import dev.synod.gateway.core.ProviderAnswer;
import dev.synod.gateway.core.Routes;
import dev.synod.gateway.shell.port.Providers;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;

/** Who can be asked, along which routes, at which price; built at start, so that a mistake stops the start. */
@Startup
@Singleton
public class Catalogue {
    private final Offer<ModelCard.Chat> chatOffer;
    private final Offer<ModelCard.Embedding> embeddingOffer;
    private final Offer<ModelCard.Search> searchOffer;
    private final Routes chat;
    private final LookupRoute embeddings;
    private final LookupRoute search;

    Catalogue(GatewayConfig config, ModelBook models, Providers providers) {
        this.chatOffer = new Offer<>(Operation.CHAT, models.chat(), providers.offering(Operation.CHAT));
        this.embeddingOffer = new Offer<>(Operation.EMBED, models.embeddings(), providers.offering(Operation.EMBED));
        this.searchOffer = new Offer<>(Operation.SEARCH, models.searches(), providers.offering(Operation.SEARCH));
        this.chat = new Routes(chatRoutes(config), chatOffer);
        this.embeddings = new LookupRoute(
                "synod.gateway.embeddings.route",
                config.embeddings().route().stream().map(ModelRef::parse).toList(),
                embeddingOffer);
        this.search = new LookupRoute(
                "synod.gateway.search.route",
                config.search().route().stream().map(ModelRef::ofEngine).toList(),
                searchOffer);
    }

    /**
     * Whom to ask, best first; never empty.
     *
     * @throws dev.synod.gateway.core.CallFailure if there is nobody, or nobody who could take so much
     */
    List<ModelRef> routeOf(LlmRequest request) {
        return switch (request) {
            case RequestCompletion completion -> Fit.of(completion, chat.of(completion.route()), chatOffer);
            case RequestEmbeddings texts -> Fit.of(texts, embeddings.models(), embeddingOffer);
            case RequestSearch query -> search.models();
        };
    }

    Cost costOf(Operation operation, ModelRef model, ProviderAnswer answer) {
        return offerOf(operation).cardOf(model).price().of(answer);
    }

    /** What a request costs at most, in millionths of a US dollar, whoever of these answers it. */
    long mostOf(LlmRequest request, List<ModelRef> models) {
        long input = Estimate.inputTokens(request);
        long output = Estimate.outputTokens(request);
        Offer<?> offer = offerOf(Operation.of(request));
        return models.stream()
                .mapToLong(model -> offer.cardOf(model).price().microUsd(input, output))
                .max()
                .orElse(0);
    }

    /** The routes of completions, each with whom it can ask now, best first. */
    public SequencedMap<String, List<Choice>> routes() {
        SequencedMap<String, List<Choice>> routes = new LinkedHashMap<>();
        chat.all()
                .forEach((name, models) ->
                        routes.put(name, models.stream().map(this::choice).toList()));
        return routes;
    }

    private Choice choice(ModelRef model) {
        ModelCard.Chat card = chatOffer.cardOf(model);
        return new Choice(
                model.toString(),
                card.contextTokens(),
                card.maxOutputTokens(),
                card.jsonSchema(),
                card.price().inputUsdPerMillion(),
                card.price().outputUsdPerMillion(),
                card.asOf());
    }

    /**
     * A model of a route.
     *
     * @param jsonSchema true if it can be held to one
     * @param asOf the day when all this was true
     */
    public record Choice(
            String model,
            int contextTokens,
            int maxOutputTokens,
            boolean jsonSchema,
            BigDecimal inputUsdPerMillion,
            BigDecimal outputUsdPerMillion,
            LocalDate asOf) {}

    private Offer<?> offerOf(Operation operation) {
        return switch (operation) {
            case CHAT -> chatOffer;
            case EMBED -> embeddingOffer;
            case SEARCH -> searchOffer;
        };
    }

    private static SequencedMap<String, List<ModelRef>> chatRoutes(GatewayConfig config) {
        SequencedMap<String, List<ModelRef>> routes = new LinkedHashMap<>();
        new TreeMap<>(config.routes())
                .forEach((name, models) ->
                        routes.put(name, models.stream().map(ModelRef::parse).toList()));
        return routes;
    }
}
