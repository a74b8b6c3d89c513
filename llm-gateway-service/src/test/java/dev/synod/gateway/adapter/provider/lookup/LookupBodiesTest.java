package dev.synod.gateway.adapter.provider.lookup;

import com.fasterxml.jackson.databind.JsonNode;
import dev.synod.events.llm.LlmRequest;
import dev.synod.events.llm.LlmRequest.RequestEmbeddings;
import dev.synod.events.llm.LlmRequest.RequestSearch;
import dev.synod.gateway.adapter.provider.http.Json;
import dev.synod.gateway.shell.port.Providers.Ask;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class LookupBodiesTest {
    private static final RequestEmbeddings TEXTS =
            new RequestEmbeddings("s/1", "s", "o", null, List.of("one", "two"), Map.of(), Instant.EPOCH);
    private static final RequestSearch QUERY =
            new RequestSearch("s/1", "s", "o", null, "split & merge?", 3, Map.of(), Instant.EPOCH);

    @Test
    void both_embedders_get_all_texts_in_order_and_the_length_of_the_vectors_in_their_own_words() {
        assertThat(again(EmbeddingsApi.body(ask(TEXTS), EmbeddingsDialect.OPENAI)))
                .isEqualTo(Json.read("""
                {"model":"m","input":["one","two"],"dimensions":256,"encoding_format":"float"}"""));
        assertThat(again(EmbeddingsApi.body(ask(TEXTS), EmbeddingsDialect.VOYAGE)))
                .isEqualTo(Json.read("""
                {"model":"m","input":["one","two"],"output_dimension":256,"input_type":"document"}"""));
    }

    @Test
    void all_engines_get_query_and_count() {
        assertThat(BraveSearch.query(ask(QUERY)))
                .containsEntry("q", "split & merge?")
                .containsEntry("count", "3");
        assertThat(again(TavilySearch.body(ask(QUERY)))).isEqualTo(Json.read("""
                {"query":"split & merge?","max_results":3}"""));
        assertThat(again(ExaSearch.body(ask(QUERY)))).isEqualTo(Json.read("""
                {"query":"split & merge?","numResults":3,"contents":{"text":{"maxCharacters":1000}}}"""));
    }

    private static <R extends LlmRequest> Ask<R> ask(R request) {
        return new Ask<>("m", request, Duration.ofSeconds(1), null);
    }

    /** Through bytes, so that numbers compare by value. */
    private static JsonNode again(JsonNode body) {
        return Json.read(body.toString());
    }
}
