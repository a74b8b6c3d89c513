package dev.synod.gateway.adapter.provider.lookup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.synod.events.llm.LlmRequest.RequestEmbeddings;
import dev.synod.gateway.GatewayConfig;
import dev.synod.gateway.adapter.provider.http.Json;
import dev.synod.gateway.adapter.provider.http.ProviderHttp;
import dev.synod.gateway.core.Embeddings;
import dev.synod.gateway.shell.Providers.Ask;
import dev.synod.gateway.shell.Providers.Embedder;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

import java.util.Map;

/** OpenAI's embeddings, and whatever speaks the same under another URL. */
public final class OpenAiEmbeddings implements Embedder {
    private final ProviderHttp http;

    public OpenAiEmbeddings(Vertx vertx, GatewayConfig config, GatewayConfig.Provider provider) {
        this.http = new ProviderHttp(
                vertx,
                config,
                provider.baseUrl() + "/v1/embeddings",
                Map.of("authorization", "Bearer " + provider.apiKey().orElseThrow()));
    }

    @Override
    public Uni<Embeddings> embed(Ask<RequestEmbeddings> ask) {
        return http.post(
                ask, body(ask), EmbeddingsReply.ofOpenAi(ask.request().texts().size()));
    }

    static JsonNode body(Ask<RequestEmbeddings> ask) {
        ObjectNode body = Json.MAPPER
                .createObjectNode()
                .put("model", ask.model())
                .put("dimensions", Embeddings.DIMENSIONS)
                .put("encoding_format", "float");
        ArrayNode input = body.putArray("input");
        ask.request().texts().forEach(input::add);
        return body;
    }
}
