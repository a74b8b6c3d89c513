package dev.synod.gateway.adapter.provider.lookup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.synod.events.llm.LlmRequest.RequestSearch;
import dev.synod.gateway.GatewayConfig;
import dev.synod.gateway.adapter.provider.http.Json;
import dev.synod.gateway.adapter.provider.http.ProviderHttp;
import dev.synod.gateway.core.SearchResults;
import dev.synod.gateway.shell.port.Providers.Ask;
import dev.synod.gateway.shell.port.Providers.SearchEngine;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

import java.util.Map;

/** Exa's search. */
public final class ExaSearch implements SearchEngine {
    private final ProviderHttp http;

    public ExaSearch(Vertx vertx, GatewayConfig config, GatewayConfig.Provider provider) {
        this.http = new ProviderHttp(
                vertx,
                config,
                provider.url() + "/search",
                Map.of("x-api-key", provider.apiKey().orElseThrow()));
    }

    @Override
    public Uni<SearchResults> search(Ask<RequestSearch> ask) {
        return http.post(ask, body(ask), SearchReply.ofExa(ask.request().maxResults()));
    }

    static JsonNode body(Ask<RequestSearch> ask) {
        ObjectNode body = Json.MAPPER
                .createObjectNode()
                .put("query", ask.request().query())
                .put("numResults", ask.request().maxResults());
        // Else pages come without any of their words.
        body.putObject("contents").putObject("text").put("maxCharacters", SearchReply.MOST_SNIPPET_CHARS);
        return body;
    }
}
