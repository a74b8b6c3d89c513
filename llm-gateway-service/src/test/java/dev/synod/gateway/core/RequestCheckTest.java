package dev.synod.gateway.core;

import dev.synod.events.MessageJson;
import dev.synod.events.llm.LlmErrorCode;
import dev.synod.events.llm.LlmRequest;
import dev.synod.events.llm.LlmRequest.RequestCompletion;
import dev.synod.events.llm.LlmRequest.RequestEmbeddings;
import dev.synod.events.llm.LlmRequest.RequestSearch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class RequestCheckTest {
    private static final String GOOD = """
            {"requestId":"s/a/1","sessionId":"s","ownerId":"o","route":"r","maxOutputTokens":5,"temperature":0.5,
             "messages":[{"role":"user","content":"?"}],"stream":true,"labels":{},"deadline":"2026-01-01T00:00:00Z"}
            """;

    @Test
    void a_whole_request_passes() {
        assertThat(RequestCheck.failureOf(read(GOOD))).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "maxOutputTokens":5 | "maxOutputTokens":0                     | maxOutputTokens is 0
                    "temperature":0.5   | "temperature":2.5                       | temperature is 2.5
                    "role":"user"       | "role":"assistant"                      | no user message
                    [{"role"            | [{"role":"robot","content":"!"},{"role" | 'robot'
                    [{"role"            | [null,{"role"                           | messages hold null
                    """)
    void what_is_wrong_is_named(String part, String instead, String expected) {
        CallFailure failure = RequestCheck.failureOf(read(GOOD.replace(part, instead)));
        assertThat(failure).isNotNull();
        assertThat(failure.detail()).contains(expected);
    }

    @Test
    void a_request_without_ids_is_not_addressed() {
        assertThat(RequestCheck.isAddressed(read(GOOD))).isTrue();
        assertThat(RequestCheck.isAddressed(read(GOOD.replace("\"s/a/1\"", "\"\""))))
                .isFalse();
    }

    @Test
    void embeddings_are_for_1_to_64_texts_with_words_in_them() {
        assertThat(RequestCheck.failureOf(embeddings("a"))).isNull();
        assertThat(RequestCheck.failureOf(embeddings(filled(64)))).isNull();
        assertInvalid(embeddings(), "0 texts: give 1 to 64");
        assertInvalid(embeddings(filled(65)), "65 texts");
        assertInvalid(embeddings("a", " "), "blank");
        assertInvalid(embeddings("a", null), "blank");
    }

    @Test
    void a_search_has_a_query_and_wants_1_to_10_results() {
        assertThat(RequestCheck.failureOf(search("q", 1))).isNull();
        assertThat(RequestCheck.failureOf(search("q", 10))).isNull();
        assertInvalid(search(" ", 5), "query is blank");
        assertInvalid(search("q", 0), "maxResults is 0");
        assertInvalid(search("q", 11), "maxResults is 11");
    }

    private static void assertInvalid(LlmRequest request, String detail) {
        CallFailure failure = RequestCheck.failureOf(request);
        assertThat(failure).isNotNull();
        assertThat(failure.code()).isEqualTo(LlmErrorCode.INVALID_REQUEST);
        assertThat(failure.detail()).contains(detail);
    }

    private static LlmRequest embeddings(String... texts) {
        return new RequestEmbeddings("s/1", "s", "o", null, Arrays.asList(texts), Map.of(), Instant.EPOCH);
    }

    private static String[] filled(int count) {
        String[] texts = new String[count];
        Arrays.fill(texts, "text");
        return texts;
    }

    private static LlmRequest search(String query, int maxResults) {
        return new RequestSearch("s/1", "s", "o", null, query, maxResults, Map.of(), Instant.EPOCH);
    }

    private static RequestCompletion read(String json) {
        return MessageJson.read(json.getBytes(StandardCharsets.UTF_8), RequestCompletion.class);
    }
}
