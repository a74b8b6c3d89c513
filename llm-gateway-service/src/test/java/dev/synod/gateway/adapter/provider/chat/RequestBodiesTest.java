package dev.synod.gateway.adapter.provider.chat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.synod.events.llm.LlmRequest.ChatMessage;
import dev.synod.events.llm.LlmRequest.OutputSchema;
import dev.synod.events.llm.LlmRequest.RequestCompletion;
import dev.synod.gateway.adapter.provider.http.Json;
import dev.synod.gateway.shell.Providers.Ask;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class RequestBodiesTest {
    @Test
    void anthropic_gets_the_system_prompt_apart_and_the_schema_as_output_format() throws Exception {
        assertThat(AnthropicMessages.body(ask(true, 1.5))).isEqualTo(json("""
                {"model":"m","max_tokens":400,"temperature":1.0,"stream":true,"system":"Be terse.\\n\\nBe kind.",
                 "messages":[{"role":"user","content":"?"},{"role":"assistant","content":"!"},{"role":"user","content":"?!"}],
                 "output_config":{"format":{"type":"json_schema","schema":{"type":"object"}}}}
                """));
    }

    @Test
    void openai_gets_all_messages_in_order_and_the_schema_as_response_format() throws Exception {
        assertThat(OpenAiChat.body(ask(true, 1.5))).isEqualTo(json("""
                {"model":"m","max_completion_tokens":400,"temperature":1.5,"stream":true,"stream_options":{"include_usage":true},
                 "messages":[{"role":"system","content":"Be terse."},{"role":"user","content":"?"},{"role":"system","content":"Be kind."},
                             {"role":"assistant","content":"!"},{"role":"user","content":"?!"}],
                 "response_format":{"type":"json_schema","json_schema":{"name":"vote","schema":{"type":"object"}}}}
                """));
        assertThat(OpenAiChat.body(ask(false, 0)).has("stream_options")).isFalse();
    }

    private static Ask<RequestCompletion> ask(boolean stream, double temperature) throws Exception {
        return new Ask<>(
                "m",
                new RequestCompletion(
                        "s/1",
                        "s",
                        "o",
                        null,
                        "r",
                        List.of(
                                new ChatMessage("system", "Be terse."),
                                new ChatMessage("user", "?"),
                                new ChatMessage("system", "Be kind."),
                                new ChatMessage("assistant", "!"),
                                new ChatMessage("user", "?!")),
                        new OutputSchema("vote", json("{\"type\":\"object\"}")),
                        400,
                        temperature,
                        stream,
                        Map.of(),
                        Instant.EPOCH),
                Duration.ofSeconds(1),
                null);
    }

    /** Through bytes on both sides, so that numbers compare by value. */
    private static JsonNode json(String text) throws Exception {
        return Json.MAPPER.readTree(text);
    }
}
