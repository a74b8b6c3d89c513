package dev.synod.gateway;

import dev.synod.gateway.StubProvider.Behaviour;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import java.util.stream.Stream;

/** The right answers to embeddings and searches in each provider's shape, and ways to fail. */
final class LookupBehaviours {
    static final int TOKENS = 5_000;

    private LookupBehaviours() {}

    /** Vectors of the wanted length, last text first; the first number of each is the length of its text. */
    static Behaviour embeddings() {
        return (request, body) -> {
            JsonArray texts = body.getJsonArray("input");
            int dimensions = body.getInteger("dimensions", body.getInteger("output_dimension"));
            JsonArray data = new JsonArray();
            for (int i = texts.size() - 1; i >= 0; i--) {
                data.add(new JsonObject()
                        .put("object", "embedding")
                        .put("index", i)
                        .put("embedding", vector(dimensions, texts.getString(i).length())));
            }
            request.response()
                    .end(new JsonObject()
                            .put("object", "list")
                            .put("data", data)
                            .put("model", body.getString("model"))
                            .put("usage", new JsonObject().put("total_tokens", TOKENS))
                            .encode());
        };
    }

    /** For who offers both. */
    static Behaviour embeddingsBeside(Behaviour chat) {
        Behaviour embeddings = embeddings();
        return (request, body) -> (request.path().endsWith("/embeddings") ? embeddings : chat).answer(request, body);
    }

    private static JsonArray vector(int dimensions, int first) {
        JsonArray vector = new JsonArray().add((float) first);
        Stream.generate(() -> 0.25f).limit(dimensions - 1L).forEach(vector::add);
        return vector;
    }

    /** Three pages, whatever was asked. */
    static Behaviour brave() {
        return (request, body) -> request.response()
                .end(new JsonObject()
                        .put("type", "search")
                        .put("web", new JsonObject().put("results", pages("description")))
                        .encode());
    }

    /** The same in the other shape. */
    static Behaviour tavily() {
        return (request, body) -> request.response()
                .end(new JsonObject().put("results", pages("content")).encode());
    }

    private static JsonArray pages(String snippet) {
        JsonArray pages = new JsonArray();
        for (int i = 1; i <= 3; i++) {
            pages.add(new JsonObject()
                    .put("title", "Page " + i)
                    .put("url", "https://pages.example/" + i)
                    .put(snippet, "What page " + i + " says"));
        }
        return pages;
    }

    /** An error as Voyage and Tavily write it. */
    static Behaviour status(int status, String detail) {
        return (request, body) -> request.response()
                .setStatusCode(status)
                .end(new JsonObject().put("detail", detail).encode());
    }

    static Behaviour garbage() {
        return (request, body) -> request.response().end("<html>not now</html>");
    }
}
