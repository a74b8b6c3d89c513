package dev.synod.simulator.lookup;

import dev.synod.simulator.Provider;
import dev.synod.simulator.Settings;
import dev.synod.simulator.http.ApiError;
import dev.synod.simulator.http.Body;
import dev.synod.simulator.http.ErrorShape;
import dev.synod.simulator.provider.BearerKey;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

import java.util.List;

/** Tavily's search. */
@Singleton
class TavilySearch extends LookupEndpoint {

    private static final int USUAL_RESULTS = 5;
    private static final int MOST_RESULTS = 20;

    private final Settings settings;

    TavilySearch(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Provider provider() {
        return Provider.TAVILY;
    }

    @Override
    public String operation() {
        return "search";
    }

    @Override
    public String path() {
        return "/tavily/search";
    }

    @Override
    public ErrorShape errors() {
        return LookupErrors.TAVILY;
    }

    @Override
    Found find(RoutingContext context) {
        BearerKey.demand(context, "Unauthorized: missing or invalid API key.");
        Body body = Body.of(context);
        String query = body.text("query");
        int count = body.positive("max_results", USUAL_RESULTS);
        if (count > MOST_RESULTS) {
            throw ApiError.invalid("max_results: must be at most " + MOST_RESULTS);
        }
        List<SearchPages.Page> pages = SearchPages.about(Provider.TAVILY, query, count, 0, settings.seed());
        JsonArray results = new JsonArray();
        pages.forEach(page -> results.add(new JsonObject()
                .put("title", page.title())
                .put("url", page.url())
                .put("content", page.text())
                .put("score", page.score())
                .putNull("raw_content")));
        Object wanted = body.json().getValue("include_answer");
        boolean answer = wanted != null && !wanted.equals(false);
        return new Found(
                "",
                new JsonObject()
                        .put("query", query)
                        .putNull("follow_up_questions")
                        .put("answer", answer ? pages.getFirst().text() : null)
                        .put("images", new JsonArray())
                        .put("results", results)
                        .put("response_time", 0.42));
    }
}
