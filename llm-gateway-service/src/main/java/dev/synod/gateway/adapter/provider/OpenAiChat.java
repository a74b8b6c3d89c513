package dev.synod.gateway.adapter.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.synod.events.llm.LlmRequest.RequestCompletion;
import dev.synod.gateway.GatewayConfig;
import dev.synod.gateway.core.Completion;
import dev.synod.gateway.shell.ChatProviders.Ask;
import dev.synod.gateway.shell.ChatProviders.ChatProvider;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

import java.util.Map;
import java.util.function.Consumer;

/** OpenAI's chat completions, and whatever speaks the same under another URL. */
final class OpenAiChat implements ChatProvider {
    private final ProviderHttp http;

    OpenAiChat(Vertx vertx, GatewayConfig config, GatewayConfig.Provider provider) {
        this.http = new ProviderHttp(
                vertx,
                config,
                provider.baseUrl() + provider.chatPath().orElse("/v1/chat/completions"),
                Map.of("authorization", "Bearer " + provider.apiKey().orElseThrow()));
    }

    @Override
    public Uni<Completion> complete(Ask ask, Consumer<String> words) {
        return http.post(ask, body(ask), new OpenAiReply(words));
    }

    static JsonNode body(Ask ask) {
        RequestCompletion request = ask.request();
        ObjectNode body = ProviderHttp.JSON
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
