package dev.synod.gateway.adapter.provider.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.synod.events.llm.LlmRequest.RequestCompletion;
import dev.synod.gateway.GatewayConfig;
import dev.synod.gateway.OpenAiDialect;
import dev.synod.gateway.adapter.provider.http.Json;
import dev.synod.gateway.adapter.provider.http.ProviderHttp;
import dev.synod.gateway.core.Completion;
import dev.synod.gateway.shell.port.Providers.Ask;
import dev.synod.gateway.shell.port.Providers.Chat;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

import java.util.function.Consumer;

/** OpenAI's chat completions, and whatever speaks the same under another URL. */
public final class OpenAiChat implements Chat {
    private final ProviderHttp http;
    private final OpenAiDialect dialect;
    private final ChatModels models;

    public OpenAiChat(Vertx vertx, GatewayConfig config, GatewayConfig.Provider provider, ChatModels models) {
        this.models = models;
        this.dialect = provider.dialect();
        this.http = new ProviderHttp(
                vertx,
                config,
                provider.url() + provider.chatPath().orElse("/v1/chat/completions"),
                ProviderHttp.bearer(provider));
    }

    @Override
    public Uni<Completion> complete(Ask<RequestCompletion> ask, Consumer<String> words) {
        OpenAiReply reply = new OpenAiReply(words);
        JsonNode body = body(ask, models.fit(ask), dialect);
        return ask.request().stream() ? http.stream(ask, body, reply) : http.post(ask, body, reply);
    }

    static JsonNode body(Ask<RequestCompletion> ask, ChatModels.Fitted fitted, OpenAiDialect dialect) {
        boolean stream = ask.request().stream();
        ObjectNode body = Json.MAPPER
                .createObjectNode()
                .put("model", ask.model())
                .put(dialect.maxTokensField(), fitted.maxOutputTokens())
                .put("stream", stream);
        if (fitted.temperature() != null) {
            body.put("temperature", Math.min(dialect.maxTemperature(), fitted.temperature()));
        }
        if (stream && dialect.countsInStreamOnDemand()) {
            body.putObject("stream_options").put("include_usage", true);
        }
        ArrayNode messages = body.putArray("messages");
        fitted.messages()
                .forEach(message ->
                        messages.addObject().put("role", message.role()).put("content", message.content()));
        if (fitted.output() != null) {
            body.putObject("response_format")
                    .put("type", "json_schema")
                    .putObject("json_schema")
                    .put("name", fitted.output().name())
                    .set("schema", fitted.output().schema());
        }
        return body;
    }
}
