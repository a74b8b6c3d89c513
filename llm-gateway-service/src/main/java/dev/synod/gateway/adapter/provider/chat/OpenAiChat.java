package dev.synod.gateway.adapter.provider.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.synod.events.llm.LlmRequest.RequestCompletion;
import dev.synod.gateway.GatewayConfig;
import dev.synod.gateway.adapter.provider.http.Json;
import dev.synod.gateway.adapter.provider.http.ProviderHttp;
import dev.synod.gateway.core.Completion;
import dev.synod.gateway.shell.Providers.Ask;
import dev.synod.gateway.shell.Providers.Chat;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

import java.util.Map;
import java.util.function.Consumer;

/** OpenAI's chat completions, and whatever speaks the same under another URL. */
public final class OpenAiChat implements Chat {
    private final ProviderHttp http;

    public OpenAiChat(Vertx vertx, GatewayConfig config, GatewayConfig.Provider provider) {
        this.http = new ProviderHttp(
                vertx,
                config,
                provider.baseUrl() + provider.chatPath().orElse("/v1/chat/completions"),
                Map.of("authorization", "Bearer " + provider.apiKey().orElseThrow()));
    }

    @Override
    public Uni<Completion> complete(Ask<RequestCompletion> ask, Consumer<String> words) {
        OpenAiReply reply = new OpenAiReply(words);
        return ask.request().stream() ? http.stream(ask, body(ask), reply) : http.post(ask, body(ask), reply);
    }

    static JsonNode body(Ask<RequestCompletion> ask) {
        RequestCompletion request = ask.request();
        ObjectNode body = Json.MAPPER
                .createObjectNode()
                .put("model", ask.model())
                .put("max_completion_tokens", request.maxOutputTokens())
                .put("temperature", request.temperature())
                .put("stream", request.stream());
        if (request.stream()) {
            body.putObject("stream_options").put("include_usage", true);
        }
        ArrayNode messages = body.putArray("messages");
        request.messages()
                .forEach(message ->
                        messages.addObject().put("role", message.role()).put("content", message.content()));
        if (request.output() != null) {
            body.putObject("response_format")
                    .put("type", "json_schema")
                    .putObject("json_schema")
                    .put("name", request.output().name())
                    .set("schema", request.output().schema());
        }
        return body;
    }
}
