package dev.synod.gateway.adapter.provider.lookup;

import com.fasterxml.jackson.databind.JsonNode;
import dev.synod.events.llm.LlmRequest.RequestSearch;
import dev.synod.gateway.GatewayConfig;
import dev.synod.gateway.adapter.provider.http.Json;
import dev.synod.gateway.adapter.provider.http.ProviderHttp;
import dev.synod.gateway.core.SearchResults;
import dev.synod.gateway.shell.port.Providers.Ask;
import dev.synod.gateway.shell.port.Providers.SearchEngine;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

/** Tavily's search. */
public final class TavilySearch implements SearchEngine {
    private final ProviderHttp http;

    public TavilySearch(Vertx vertx, GatewayConfig config, GatewayConfig.Provider provider) {
        this.http = new ProviderHttp(vertx, config, provider.url() + "/search", ProviderHttp.bearer(provider));
    }

    @Override
    public Uni<SearchResults> search(Ask<RequestSearch> ask) {
        return http.post(ask, body(ask), SearchReply.ofTavily(ask.request().maxResults()));
    }

    static JsonNode body(Ask<RequestSearch> ask) {
        return Json.MAPPER
                .createObjectNode()
                .put("query", ask.request().query())
                .put("max_results", ask.request().maxResults());
    }
}
