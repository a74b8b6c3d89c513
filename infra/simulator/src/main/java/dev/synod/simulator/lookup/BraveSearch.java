package dev.synod.simulator.lookup;

import dev.synod.simulator.Provider;
import dev.synod.simulator.Settings;
import dev.synod.simulator.http.ApiError;
import dev.synod.simulator.http.ErrorShape;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

import java.net.URI;

/** Brave's web search. */
@Singleton
class BraveSearch extends LookupEndpoint {

    private static final int MOST_RESULTS = 20;
    private static final int MOST_PAGES = 9;

    private final Settings settings;

    BraveSearch(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Provider provider() {
        return Provider.BRAVE;
    }

    @Override
    public String operation() {
        return "search";
    }

    @Override
    public HttpMethod method() {
        return HttpMethod.GET;
    }

    @Override
    public String path() {
        return "/brave/res/v1/web/search";
    }

    @Override
    public ErrorShape errors() {
        return LookupErrors.BRAVE;
    }

    @Override
    Found find(RoutingContext context) {
        String key = context.request().getHeader("x-subscription-token");
        if (key == null || key.isBlank()) {
            throw new ApiError(401, "The provided subscription token is invalid.");
        }
        String query = context.request().getParam("q");
        if (query == null || query.isBlank()) {
            throw ApiError.invalid("q: the search query is required");
        }
        int count = number(context, "count", 1, MOST_RESULTS, MOST_RESULTS);
        int offset = number(context, "offset", 0, MOST_PAGES, 0);
        JsonArray results = new JsonArray();
        SearchPages.about(Provider.BRAVE, query, count, offset, settings.seed())
                .forEach(page -> results.add(result(page)));
        return new Found(
                "",
                new JsonObject()
                        .put("type", "search")
                        .put(
                                "query",
                                new JsonObject()
                                        .put("original", query)
                                        .put("more_results_available", offset < MOST_PAGES))
                        .put(
                                "web",
                                new JsonObject()
                                        .put("type", "search")
                                        .put("results", results)
                                        .put("family_friendly", true)));
    }

    private static JsonObject result(SearchPages.Page page) {
        String host = URI.create(page.url()).getHost();
        return new JsonObject()
                .put("type", "search_result")
                .put("subtype", "generic")
                .put("title", page.title())
                .put("url", page.url())
                .put("description", page.text())
                .put("is_source_local", false)
                .put("is_source_both", false)
                .put("language", "en")
                .put("family_friendly", true)
                .put("page_age", "2026-03-14T09:00:00")
                .put(
                        "profile",
                        new JsonObject()
                                .put("name", host)
                                .put("url", page.url())
                                .put("long_name", host))
                .put(
                        "meta_url",
                        new JsonObject()
                                .put("scheme", "https")
                                .put("netloc", host)
                                .put("hostname", host));
    }

    private static int number(RoutingContext context, String name, int least, int most, int usual) {
        String text = context.request().getParam(name);
        if (text == null) {
            return usual;
        }
        if (!text.matches("\\d{1,4}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
            throw ApiError.invalid(name + ": must be a whole number from " + least + " to " + most);
        }
        return Integer.parseInt(text);
    }
}
