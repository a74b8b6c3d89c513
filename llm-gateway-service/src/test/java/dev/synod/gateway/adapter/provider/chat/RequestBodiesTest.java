package dev.synod.gateway.adapter.provider.chat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.synod.events.llm.LlmRequest.ChatMessage;
import dev.synod.events.llm.LlmRequest.OutputSchema;
import dev.synod.events.llm.LlmRequest.RequestCompletion;
import dev.synod.gateway.OpenAiDialect;
import dev.synod.gateway.adapter.provider.http.Json;
import dev.synod.gateway.core.ModelCard;
import dev.synod.gateway.core.ModelCards;
import dev.synod.gateway.core.ModelRef;
import dev.synod.gateway.shell.port.Providers.Ask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class RequestBodiesTest {
    @Test
    void anthropic_gets_the_system_prompt_apart_and_the_schema_as_output_format() throws Exception {
        assertThat(AnthropicMessages.body(ask(true, 1.5), fitted(ask(true, 1.5))))
                .isEqualTo(json("""
                {"model":"m","max_tokens":400,"temperature":1.0,"stream":true,"system":"Be terse.\\n\\nBe kind.",
                 "messages":[{"role":"user","content":"?"},{"role":"assistant","content":"!"},{"role":"user","content":"?!"}],
                 "output_config":{"format":{"type":"json_schema","schema":{"type":"object"}}}}
                """));
    }

    @Test
    void openai_gets_all_messages_in_order_and_the_schema_as_response_format() throws Exception {
        assertThat(openAi(true, OpenAiDialect.OPENAI)).isEqualTo(json("""
                {"model":"m","max_completion_tokens":400,"temperature":1.5,"stream":true,"stream_options":{"include_usage":true},
                 "messages":[{"role":"system","content":"Be terse."},{"role":"user","content":"?"},{"role":"system","content":"Be kind."},
                             {"role":"assistant","content":"!"},{"role":"user","content":"?!"}],
                 "response_format":{"type":"json_schema","json_schema":{"name":"vote","schema":{"type":"object"}}}}
                """));
        assertThat(openAi(false, OpenAiDialect.OPENAI).has("stream_options")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "OPENAI, max_completion_tokens, true, 2.0",
        "OPENROUTER, max_tokens, true, 2.0",
        "MISTRAL, max_tokens, false, 1.5",
        "GEMINI, max_tokens, true, 2.0",
        "OLLAMA, max_tokens, true, 2.0",
        "VLLM, max_tokens, true, 2.0"
    })
    void dialects_differ_in_a_few_fields(
            OpenAiDialect dialect, String maxTokens, boolean countsOnDemand, double hottest) throws Exception {
        Ask<RequestCompletion> hot = ask(true, 2);
        JsonNode body = again(OpenAiChat.body(hot, fitted(hot), dialect));
        assertThat(body.path(maxTokens).asInt()).isEqualTo(400);
        assertThat(body.has("max_tokens") && body.has("max_completion_tokens")).isFalse();
        assertThat(body.has("stream_options")).isEqualTo(countsOnDemand);
        assertThat(body.path("temperature").asDouble()).isEqualTo(hottest);
    }

    @Test
    void a_model_that_can_be_held_to_nothing_is_told_the_schema_and_gets_no_more_than_it_takes() throws Exception {
        Ask<RequestCompletion> ask = ask(true, 1);
        ChatModels.Fitted fitted = models(ModelCards.plainChat(10_000, 300)).fit(ask);
        String told = "Be terse.\n\nAnswer with one JSON document and nothing else. It has to be valid against this"
                + " schema:\n\n```json-schema\n{\"type\":\"object\"}\n```";

        JsonNode openAi = again(OpenAiChat.body(ask, fitted, OpenAiDialect.OPENAI));
        assertThat(openAi.at("/messages/0/content").asText()).isEqualTo(told);
        assertThat(openAi.path("messages")).hasSize(5);
        assertThat(openAi.path("max_completion_tokens").asInt()).isEqualTo(300);
        assertThat(openAi.has("response_format") || openAi.has("temperature")).isFalse();
        JsonNode anthropic = again(AnthropicMessages.body(ask, fitted));
        assertThat(anthropic.path("system").asText()).isEqualTo(told + "\n\nBe kind.");
        assertThat(anthropic.has("output_config") || anthropic.has("temperature"))
                .isFalse();
    }

    private static JsonNode openAi(boolean stream, OpenAiDialect dialect) throws Exception {
        Ask<RequestCompletion> ask = ask(stream, 1.5);
        return OpenAiChat.body(ask, fitted(ask), dialect);
    }

    private static ChatModels.Fitted fitted(Ask<RequestCompletion> ask) {
        return models(ModelCards.chat(10_000, 1_000)).fit(ask);
    }

    private static ChatModels models(ModelCard.Chat card) {
        return new ChatModels("p", ModelCards.list(Map.of(new ModelRef("p", "*"), card)));
    }

    private static JsonNode again(JsonNode body) throws Exception {
        return json(body.toString());
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
