package dev.synod.simulator.lookup;

import dev.synod.simulator.Provider;
import dev.synod.simulator.Settings;
import dev.synod.simulator.http.ApiError;
import dev.synod.simulator.http.Body;
import dev.synod.simulator.http.ErrorShape;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

import java.util.UUID;

/** Exa's search. */
@Singleton
class ExaSearch extends LookupEndpoint {

    private static final int USUAL_RESULTS = 10;
    private static final int MOST_RESULTS = 100;

    private final Settings settings;

    ExaSearch(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Provider provider() {
        return Provider.EXA;
    }

    @Override
    public String operation() {
        return "search";
    }

    @Override
    public String path() {
        return "/exa/search";
    }

    @Override
    public ErrorShape errors() {
        return LookupErrors.EXA;
    }

    @Override
    Found find(RoutingContext context) {
        String key = context.request().getHeader("x-api-key");
        if (key == null || key.isBlank()) {
            throw new ApiError(401, "Invalid API key");
        }
        Body body = Body.of(context);
        String query = body.text("query");
        int count = body.positive("numResults", USUAL_RESULTS);
        if (count > MOST_RESULTS) {
            throw ApiError.invalid("numResults: must be at most " + MOST_RESULTS);
        }
        boolean texts = body.json().getValue("contents") instanceof JsonObject contents
                && contents.containsKey("text")
                && !Boolean.FALSE.equals(contents.getValue("text"));
        JsonArray results = new JsonArray();
        for (SearchPages.Page page : SearchPages.about(Provider.EXA, query, count, 0, settings.seed())) {
            JsonObject result = new JsonObject()
                    .put("id", page.url())
                    .put("title", page.title())
                    .put("url", page.url())
                    .put("publishedDate", "2026-03-14T09:00:00.000Z");
            results.add(texts ? result.put("text", page.text()) : result);
        }
        return new Found(
                "",
                new JsonObject()
                        .put("requestId", UUID.randomUUID().toString().replace("-", ""))
                        .put("resolvedSearchType", "neural")
                        .put("results", results)
                        .put("costDollars", new JsonObject().put("total", 0.007)));
    }
}
