package dev.synod.gateway.adapter.provider.lookup;

import com.fasterxml.jackson.databind.JsonNode;
import dev.synod.events.llm.LlmErrorCode;
import dev.synod.events.session.Source;
import dev.synod.gateway.adapter.provider.http.ErrorTable;
import dev.synod.gateway.adapter.provider.http.ErrorTable.Row;
import dev.synod.gateway.adapter.provider.http.Json;
import dev.synod.gateway.adapter.provider.http.Reply;
import dev.synod.gateway.core.CallFailure;
import dev.synod.gateway.core.SearchResults;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import static dev.synod.events.llm.LlmErrorCode.AUTH;

/**
 * What search APIs send back: a list of pages, best first. Texts are cut, so that a Kafka record is sure to
 * hold an answer; a page without an address that a browser may open is left out.
 */
final class SearchReply implements Reply<SearchResults> {
    static final int MOST_TITLE_CHARS = 300;
    static final int MOST_SNIPPET_CHARS = 1_000;
    private static final int MOST_URL_CHARS = 2_000;

    static final ErrorTable BRAVE_ERRORS = new ErrorTable(List.of(
            // Both come with a status as if the question were at fault: 422, and 400.
            new Row("SUBSCRIPTION_TOKEN_INVALID", null, AUTH), new Row("OPTION_NOT_IN_PLAN", null, AUTH)));

    /** Tavily and Exa: the status says all. */
    static final ErrorTable PLAIN_ERRORS = new ErrorTable(List.of());

    private final Shape shape;
    private final int most;

    private SearchReply(Shape shape, int most) {
        this.shape = shape;
        this.most = most;
    }

    /**
     * Where the list is, and how a page calls its text.
     *
     * @param list a JSON pointer
     * @param omitsEmpty true if no pages means no list
     */
    private record Shape(ErrorTable errors, String list, String snippet, boolean omitsEmpty) {}

    static SearchReply ofBrave(int maxResults) {
        return new SearchReply(new Shape(BRAVE_ERRORS, "/web/results", "description", true), maxResults);
    }

    static SearchReply ofTavily(int maxResults) {
        return new SearchReply(new Shape(PLAIN_ERRORS, "/results", "content", false), maxResults);
    }

    static SearchReply ofExa(int maxResults) {
        return new SearchReply(new Shape(PLAIN_ERRORS, "/results", "text", false), maxResults);
    }

    @Override
    public SearchResults fromBody(byte[] body) {
        JsonNode answer = Json.read(body);
        JsonNode pages = answer.at(shape.list);
        boolean empty = pages.isMissingNode()
                && shape.omitsEmpty
                && answer.path("type").asText("").equals("search");
        if (!pages.isArray() && !empty) {
            throw new CallFailure(LlmErrorCode.SERVER_ERROR, "the answer has no list of pages");
        }
        List<Source> sources = new ArrayList<>();
        for (JsonNode page : pages) {
            String url = page.path("url").asText("");
            if (sources.size() < most && url.matches("https?://.+") && url.length() <= MOST_URL_CHARS) {
                sources.add(new Source(
                        cut(page.path("title").asText(""), MOST_TITLE_CHARS),
                        url,
                        cut(page.path(shape.snippet).asText(""), MOST_SNIPPET_CHARS)));
            }
        }
        return new SearchResults(List.copyOf(sources));
    }

    @Override
    public CallFailure error(int status, byte[] body, @Nullable Duration retryAfter) {
        return shape.errors.read(status, body, retryAfter);
    }

    private static String cut(String text, int most) {
        return text.length() > most ? text.substring(0, most - 1) + "…" : text;
    }
}
