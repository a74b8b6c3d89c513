package dev.synod.simulator.provider;

import dev.synod.simulator.Provider;
import dev.synod.simulator.fault.Fault;
import dev.synod.simulator.http.ApiError;
import dev.synod.simulator.http.Body;
import dev.synod.simulator.http.Endpoint;
import dev.synod.simulator.http.ErrorShape;
import dev.synod.simulator.http.Question;
import dev.synod.simulator.http.Reply;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Anthropic's Messages API: reads a request, by its rules. */
@Singleton
class AnthropicMessages implements Endpoint {

    private static final Set<String> ROLES = Set.of("user", "assistant");

    @Override
    public Provider provider() {
        return Provider.ANTHROPIC;
    }

    @Override
    public String operation() {
        return "messages";
    }

    @Override
    public HttpMethod method() {
        return HttpMethod.POST;
    }

    @Override
    public String path() {
        return "/anthropic/v1/messages";
    }

    @Override
    public ErrorShape errors() {
        return new AnthropicErrors();
    }

    @Override
    public boolean composesText() {
        return true;
    }

    @Override
    public Question read(RoutingContext context) {
        String key = context.request().getHeader("x-api-key");
        if (key == null || key.isBlank()) {
            throw new ApiError(401, "x-api-key header is required");
        }
        if (context.request().getHeader("anthropic-version") == null) {
            throw ApiError.invalid("anthropic-version: header is required");
        }
        ChatRequest request = request(Body.of(context));
        return new Question() {
            @Override
            public String model() {
                return request.model();
            }

            @Override
            public Reply answer(Optional<Fault> fault, long seed) {
                AnthropicAnswer answer = new AnthropicAnswer(request, Completion.of(request, fault, seed));
                return request.stream() ? answer.events() : answer.document();
            }
        };
    }

    private static ChatRequest request(Body body) {
        StringBuilder user = new StringBuilder();
        List<JsonObject> messages = body.objects("messages");
        for (int i = 0; i < messages.size(); i++) {
            Message.role(messages.get(i), i, ROLES);
            user.append(Message.text(messages.get(i).getValue("content"), "messages." + i + ".content"))
                    .append('\n');
        }
        Object system = body.json().getValue("system");
        String systemText = system == null ? "" : Message.text(system, "system");
        String tool = forcedTool(body.json());
        return new ChatRequest(
                Provider.ANTHROPIC,
                body.text("model"),
                systemText,
                user.toString(),
                schema(body, tool, systemText + "\n" + user),
                tool,
                body.positive("max_tokens", null),
                body.flag("stream"),
                true);
    }

    private static @Nullable JsonObject schema(Body body, @Nullable String tool, String text) {
        if (tool != null) {
            return body.objects("tools").stream()
                    .filter(t -> tool.equals(t.getValue("name")))
                    .findFirst()
                    .map(t -> Body.inside(t, "input_schema"))
                    .orElseThrow(
                            () -> ApiError.invalid("tool_choice: Tool '" + tool + "' not found in provided tools"));
        }
        JsonObject format = Body.inside(Body.inside(body.json(), "output_config"), "format");
        if (format == null) {
            return Schemas.inText(text);
        }
        JsonObject schema = Body.inside(format, "schema");
        if (!"json_schema".equals(format.getValue("type")) || schema == null) {
            throw ApiError.invalid("output_config.format: needs type 'json_schema' and a schema object");
        }
        return schema;
    }

    private static @Nullable String forcedTool(JsonObject json) {
        JsonObject choice = Body.inside(json, "tool_choice");
        return choice != null && "tool".equals(choice.getValue("type")) ? choice.getString("name", "") : null;
    }
}
