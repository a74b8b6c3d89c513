package dev.synod.gateway.core;

import dev.synod.events.MessageJson;
import dev.synod.events.llm.LlmRequest.RequestCompletion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;

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

    private static RequestCompletion read(String json) {
        return MessageJson.read(json.getBytes(StandardCharsets.UTF_8), RequestCompletion.class);
    }
}
