package dev.synod.gateway.adapter.provider.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.synod.events.llm.LlmRequest.ChatMessage;
import dev.synod.events.llm.LlmRequest.RequestCompletion;
import dev.synod.gateway.GatewayConfig;
import dev.synod.gateway.adapter.provider.http.Json;
import dev.synod.gateway.adapter.provider.http.ProviderHttp;
import dev.synod.gateway.core.Completion;
import dev.synod.gateway.shell.port.Providers.Ask;
import dev.synod.gateway.shell.port.Providers.Chat;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Anthropic's Messages API, version 2023-06-01. */
public final class AnthropicMessages implements Chat {
    private final ProviderHttp http;
    private final ChatModels models;

    public AnthropicMessages(Vertx vertx, GatewayConfig config, GatewayConfig.Provider provider, ChatModels models) {
        this.models = models;
        this.http = new ProviderHttp(
                vertx,
                config,
                provider.url() + provider.chatPath().orElse("/v1/messages"),
                Map.of("x-api-key", provider.apiKey().orElseThrow(), "anthropic-version", "2023-06-01"));
    }

    @Override
    public Uni<Completion> complete(Ask<RequestCompletion> ask, Consumer<String> words) {
        AnthropicReply reply = new AnthropicReply(words);
        JsonNode body = body(ask, models.fit(ask));
        return ask.request().stream() ? http.stream(ask, body, reply) : http.post(ask, body, reply);
    }

    static JsonNode body(Ask<RequestCompletion> ask, ChatModels.Fitted fitted) {
        ObjectNode body = Json.MAPPER
                .createObjectNode()
                .put("model", ask.model())
                .put("max_tokens", fitted.maxOutputTokens())
                .put("stream", ask.request().stream());
        if (fitted.temperature() != null) {
            // Others go up to 2.
            body.put("temperature", Math.min(1, fitted.temperature()));
        }
        String system = fitted.messages().stream()
                .filter(message -> message.role().equals("system"))
                .map(ChatMessage::content)
                .collect(Collectors.joining("\n\n"));
        if (!system.isEmpty()) {
            body.put("system", system);
        }
        ArrayNode messages = body.putArray("messages");
        fitted.messages().stream()
                .filter(message -> !message.role().equals("system"))
                .forEach(message ->
                        messages.addObject().put("role", message.role()).put("content", message.content()));
        if (fitted.output() != null) {
            body.putObject("output_config")
                    .putObject("format")
                    .put("type", "json_schema")
                    .set("schema", fitted.output().schema());
        }
        return body;
    }
}
