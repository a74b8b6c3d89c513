package dev.synod.simulator.lookup;

import dev.synod.simulator.Provider;
import dev.synod.simulator.http.Body;
import dev.synod.simulator.http.ErrorShape;
import dev.synod.simulator.provider.BearerKey;
import dev.synod.simulator.provider.OpenAiErrors;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/** OpenAI's embeddings. */
@Singleton
class OpenAiEmbeddings extends LookupEndpoint {

    private static final int USUAL_DIMENSIONS = 1536;

    @Override
    public Provider provider() {
        return Provider.OPENAI;
    }

    @Override
    public String operation() {
        return "embeddings";
    }

    @Override
    public String path() {
        return "/openai/v1/embeddings";
    }

    @Override
    public ErrorShape errors() {
        return new OpenAiErrors();
    }

    @Override
    Found find(RoutingContext context) {
        BearerKey.demand(context, BearerKey.OPENAI_COMPLAINT);
        EmbeddingRequest request = EmbeddingRequest.read(Body.of(context), "dimensions", USUAL_DIMENSIONS);
        int tokens = request.tokens();
        return new Found(
                request.model(),
                new JsonObject()
                        .put("object", "list")
                        .put("data", request.data())
                        .put("model", request.model())
                        .put(
                                "usage",
                                new JsonObject().put("prompt_tokens", tokens).put("total_tokens", tokens)));
    }
}
