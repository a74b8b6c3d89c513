package dev.synod.gateway.adapter.provider.lookup;

import dev.synod.events.llm.LlmRequest.RequestSearch;
import dev.synod.gateway.GatewayConfig;
import dev.synod.gateway.adapter.provider.http.ProviderHttp;
import dev.synod.gateway.core.SearchResults;
import dev.synod.gateway.shell.port.Providers.Ask;
import dev.synod.gateway.shell.port.Providers.SearchEngine;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/** Brave's web search. */
public final class BraveSearch implements SearchEngine {
    private final ProviderHttp http;

    public BraveSearch(Vertx vertx, GatewayConfig config, GatewayConfig.Provider provider) {
        this.http = new ProviderHttp(
                vertx,
                config,
                provider.url() + "/res/v1/web/search",
                Map.of("x-subscription-token", provider.apiKey().orElseThrow()));
    }

    @Override
    public Uni<SearchResults> search(Ask<RequestSearch> ask) {
        return http.get(ask, query(ask), SearchReply.ofBrave(ask.request().maxResults()));
    }

    static SequencedMap<String, String> query(Ask<RequestSearch> ask) {
        SequencedMap<String, String> query = new LinkedHashMap<>();
        query.put("q", ask.request().query());
        query.put("count", Integer.toString(ask.request().maxResults()));
        // Else what was searched for comes back in HTML tags.
        query.put("text_decorations", "false");
        return query;
    }
}
