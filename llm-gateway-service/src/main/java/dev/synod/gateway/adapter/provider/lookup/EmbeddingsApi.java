package dev.synod.gateway.adapter.provider.lookup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.synod.events.llm.LlmRequest.RequestEmbeddings;
import dev.synod.gateway.GatewayConfig;
import dev.synod.gateway.adapter.provider.http.Json;
import dev.synod.gateway.adapter.provider.http.ProviderHttp;
import dev.synod.gateway.core.Embeddings;
import dev.synod.gateway.shell.port.Providers.Ask;
import dev.synod.gateway.shell.port.Providers.Embedder;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

/** The embeddings of OpenAI, of whatever speaks the same under another URL, and of Voyage. */
public final class EmbeddingsApi implements Embedder {
    private final ProviderHttp http;
    private final EmbeddingsDialect dialect;

    public EmbeddingsApi(
            Vertx vertx, GatewayConfig config, GatewayConfig.Provider provider, EmbeddingsDialect dialect) {
        this.http = new ProviderHttp(vertx, config, provider.url() + "/v1/embeddings", ProviderHttp.bearer(provider));
        this.dialect = dialect;
    }

    @Override
    public Uni<Embeddings> embed(Ask<RequestEmbeddings> ask) {
        return http.post(
                ask,
                body(ask, dialect),
                new EmbeddingsReply(dialect.errors(), ask.request().texts().size()));
    }

    static JsonNode body(Ask<RequestEmbeddings> ask, EmbeddingsDialect dialect) {
        ObjectNode body = Json.MAPPER.createObjectNode().put("model", ask.model());
        dialect.ask(body);
        ArrayNode input = body.putArray("input");
        ask.request().texts().forEach(input::add);
        return body;
    }
}
