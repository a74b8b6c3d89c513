package dev.synod.simulator.lookup;

import dev.synod.simulator.Provider;
import dev.synod.simulator.http.Body;
import dev.synod.simulator.http.ErrorShape;
import dev.synod.simulator.provider.BearerKey;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/** Voyage's embeddings. */
@Singleton
class VoyageEmbeddings extends LookupEndpoint {

    private static final int USUAL_DIMENSIONS = 1024;

    @Override
    public Provider provider() {
        return Provider.VOYAGE;
    }

    @Override
    public String operation() {
        return "embeddings";
    }

    @Override
    public String path() {
        return "/voyage/v1/embeddings";
    }

    @Override
    public ErrorShape errors() {
        return LookupErrors.VOYAGE;
    }

    @Override
    Found find(RoutingContext context) {
        BearerKey.demand(context, "Provided API key is invalid.");
        EmbeddingRequest request = EmbeddingRequest.read(Body.of(context), "output_dimension", USUAL_DIMENSIONS);
        return new Found(
                request.model(),
                new JsonObject()
                        .put("object", "list")
                        .put("data", request.data())
                        .put("model", request.model())
                        .put("usage", new JsonObject().put("total_tokens", request.tokens())));
    }
}
