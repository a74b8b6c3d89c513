package dev.synod.gateway.adapter.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.synod.events.llm.LlmRequest.ChatMessage;
import dev.synod.events.llm.LlmRequest.RequestCompletion;
import dev.synod.gateway.GatewayConfig;
import dev.synod.gateway.core.Completion;
import dev.synod.gateway.shell.ChatProviders.Ask;
import dev.synod.gateway.shell.ChatProviders.ChatProvider;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Anthropic's Messages API, version 2023-06-01. */
final class AnthropicMessages implements ChatProvider {
    private final ProviderHttp http;

    AnthropicMessages(Vertx vertx, GatewayConfig config, GatewayConfig.Provider provider) {
        this.http = new ProviderHttp(
                vertx,
                config,
                provider.baseUrl() + provider.chatPath().orElse("/v1/messages"),
                Map.of("x-api-key", provider.apiKey().orElseThrow(), "anthropic-version", "2023-06-01"));
    }

    @Override
    public Uni<Completion> complete(Ask ask, Consumer<String> words) {
        return http.post(ask, body(ask), new AnthropicReply(words));
    }

    static JsonNode body(Ask ask) {
        RequestCompletion request = ask.request();
        ObjectNode body = ProviderHttp.JSON
                .createObjectNode()
                .put("model", ask.model())
                .put("max_tokens", request.maxOutputTokens())
                // Others go up to 2.
                .put("temperature", Math.min(1, request.temperature()))
                .put("stream", request.stream());
        String system = request.messages().stream()
                .filter(message -> message.role().equals("system"))
                .map(ChatMessage::content)
                .collect(Collectors.joining("\n\n"));
        if (!system.isEmpty()) {
            body.put("system", system);
        }
        ArrayNode messages = body.putArray("messages");
        request.messages().stream()
                .filter(message -> !message.role().equals("system"))
                .forEach(message ->
                        messages.addObject().put("role", message.role()).put("content", message.content()));
        if (request.output() != null) {
            body.putObject("output_config")
                    .putObject("format")
                    .put("type", "json_schema")
                    .set("schema", request.output().schema());
        }
        return body;
    }
}
