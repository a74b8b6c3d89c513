package dev.synod.gateway.adapter.provider.lookup;

import dev.synod.events.session.Source;
import dev.synod.gateway.core.CallFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SearchReplyTest {
    private static final String BRAVE = """
            {"type":"search","web":{"type":"search","results":[
             {"title":"A","url":"https://a.example/1","description":"What A says","language":"en"},
             {"title":"B","url":"https://b.example","description":null},
             {"title":"C","url":"https://c.example","description":"What C says"}]}}
            """;

    @Test
    void pages_of_brave_are_read_best_first_and_no_more_than_wanted() {
        assertThat(SearchReply.ofBrave(2).fromBody(bytes(BRAVE)).sources())
                .containsExactly(
                        new Source("A", "https://a.example/1", "What A says"),
                        new Source("B", "https://b.example", ""));
    }

    @Test
    void pages_of_tavily_are_read_by_their_content() {
        assertThat(SearchReply.ofTavily(5).fromBody(bytes("""
                        {"query":"q","results":[{"title":"A","url":"http://a.example","content":"What A says","score":0.9}]}""")).sources())
                .containsExactly(new Source("A", "http://a.example", "What A says"));
    }

    @Test
    void pages_of_exa_are_read_by_their_text() {
        assertThat(SearchReply.ofExa(5).fromBody(bytes("""
                        {"requestId":"r","results":[
                         {"id":"https://a.example","title":"A","url":"https://a.example","score":0.4,"text":"What A says"},
                         {"id":"https://b.example","title":null,"url":"https://b.example"}]}""")).sources())
                .containsExactly(
                        new Source("A", "https://a.example", "What A says"), new Source("", "https://b.example", ""));
    }

    @Test
    void nothing_found_is_an_answer() {
        assertThat(SearchReply.ofBrave(2)
                        .fromBody(bytes("{\"type\":\"search\"}"))
                        .sources())
                .isEmpty();
        assertThat(SearchReply.ofTavily(2).fromBody(bytes("{\"results\":[]}")).sources())
                .isEmpty();
    }

    @Test
    void a_page_without_a_web_address_is_left_out() {
        String body =
                BRAVE.replace("https://a.example/1", "javascript:alert(1)").replace("https://b.example", "");
        assertThat(SearchReply.ofBrave(3).fromBody(bytes(body)).sources())
                .extracting(Source::title)
                .containsExactly("C");
    }

    @Test
    void long_texts_are_cut() {
        String body = BRAVE.replace("What A says", "x".repeat(5_000)).replace("\"A\"", "\"" + "y".repeat(5_000) + "\"");
        Source cut = SearchReply.ofBrave(1).fromBody(bytes(body)).sources().getFirst();
        assertThat(cut.snippet()).hasSize(SearchReply.MOST_SNIPPET_CHARS).endsWith("x…");
        assertThat(cut.title()).hasSize(SearchReply.MOST_TITLE_CHARS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>", "null", "[]", "{}", "{\"web\":{}}", "{\"results\":{}}", "{\"results\":\"none\"}"})
    void an_answer_of_another_shape_is_a_fault_of_the_provider(String body) {
        assertUnusable(SearchReply.ofBrave(2), body);
        assertUnusable(SearchReply.ofTavily(2), body);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    422 | SUBSCRIPTION_TOKEN_INVALID | The provided subscription token is invalid. | auth
                    400 | OPTION_NOT_IN_PLAN         | The option is not subscribed in the plan.   | auth
                    403 | RESOURCE_NOT_ALLOWED       | Your plan does not include this.            | auth
                    404 | NOT_FOUND                  | Not found.                                  | not_found
                    422 | VALIDATION                 | Unable to validate request parameter(s)     | invalid_request
                    429 | RATE_LIMITED               | Request rate limit exceeded for plan.       | rate_limited
                    500 | INTERNAL                   | Internal server error.                      | server_error
                    503 | INTERNAL                   | Try again later.                            | overloaded
                    """)
    void errors_of_brave(int status, String kind, String detail, String code) {
        byte[] body = bytes("""
                {"type":"ErrorResponse","error":{"id":"1","status":%d,"code":"%s","detail":"%s","meta":{}}}""".formatted(status, kind, detail));
        CallFailure failure = SearchReply.ofBrave(1).error(status, body, Duration.ofSeconds(1));
        assertThat(failure.code().wireName()).isEqualTo(code);
        assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(1));
        assertThat(failure.detail()).contains(code.equals("auth") ? "refused" : detail);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    400 | Query is too long. Max query length is 400 characters.     | invalid_request
                    401 | Unauthorized: missing or invalid API key.                  | auth
                    429 | Your request has been blocked due to excessive requests.   | rate_limited
                    432 | This request exceeds your plan's set usage limit.          | auth
                    433 | This request exceeds the pay-as-you-go limit.              | auth
                    500 | Internal Server Error                                      | server_error
                    """)
    void errors_of_tavily(int status, String detail, String code) {
        byte[] body = bytes("{\"detail\":{\"error\":\"%s\"}}".formatted(detail));
        CallFailure failure = SearchReply.ofTavily(1).error(status, body, null);
        assertThat(failure.code().wireName()).isEqualTo(code);
        assertThat(failure.detail()).contains(code.equals("auth") ? "refused" : detail);
    }

    private static void assertUnusable(SearchReply reply, String body) {
        assertThatThrownBy(() -> reply.fromBody(bytes(body)))
                .isInstanceOfSatisfying(
                        CallFailure.class,
                        failure -> assertThat(failure.code().wireName()).isEqualTo("server_error"));
    }

    private static byte[] bytes(String body) {
        return body.getBytes(StandardCharsets.UTF_8);
    }
}
