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

/** OpenAI's chat completions: reads a request, by its rules. */
@Singleton
class OpenAiChat implements Endpoint {

    private static final Set<String> ROLES = Set.of("system", "developer", "user", "assistant", "tool");

    @Override
    public Provider provider() {
        return Provider.OPENAI;
    }

    @Override
    public String operation() {
        return "chat.completions";
    }

    @Override
    public HttpMethod method() {
        return HttpMethod.POST;
    }

    @Override
    public String path() {
        return "/openai/v1/chat/completions";
    }

    @Override
    public ErrorShape errors() {
        return new OpenAiErrors();
    }

    @Override
    public boolean composesText() {
        return true;
    }

    @Override
    public Question read(RoutingContext context) {
        BearerKey.demand(context, BearerKey.OPENAI_COMPLAINT);
        ChatRequest request = request(Body.of(context));
        return new Question() {
            @Override
            public String model() {
                return request.model();
            }

            @Override
            public Reply answer(Optional<Fault> fault, long seed) {
                OpenAiAnswer answer = new OpenAiAnswer(request, Completion.of(request, fault, seed));
                return request.stream() ? answer.events() : answer.document();
            }
        };
    }

    private static ChatRequest request(Body body) {
        StringBuilder system = new StringBuilder();
        StringBuilder user = new StringBuilder();
        List<JsonObject> messages = body.objects("messages");
        for (int i = 0; i < messages.size(); i++) {
            String role = Message.role(messages.get(i), i, ROLES);
            StringBuilder target = role.equals("system") || role.equals("developer") ? system : user;
            target.append(Message.text(messages.get(i).getValue("content"), "messages." + i + ".content"))
                    .append('\n');
        }
        if (body.positive("n", 1) > 1) {
            throw ApiError.invalid("n: the simulator answers one choice only");
        }
        int limit = body.positive("max_completion_tokens", body.positive("max_tokens", Integer.MAX_VALUE));
        JsonObject streaming = Body.inside(body.json(), "stream_options");
        return new ChatRequest(
                Provider.OPENAI,
                body.text("model"),
                system.toString(),
                user.toString(),
                schema(body.json(), system.toString() + user),
                null,
                limit,
                body.flag("stream"),
                streaming != null && new Body(streaming).flag("include_usage"));
    }

    private static @Nullable JsonObject schema(JsonObject json, String text) {
        JsonObject format = Body.inside(json, "response_format");
        JsonObject inText = Schemas.inText(text);
        String type = format == null ? "text" : String.valueOf(format.getValue("type"));
        return switch (type) {
            case "text" -> inText;
            case "json_object" -> inText == null ? Schemas.ANY : inText;
            case "json_schema" -> named(Body.inside(format, "json_schema"));
            default -> throw ApiError.invalid("response_format.type: must be text, json_object or json_schema");
        };
    }

    private static JsonObject named(@Nullable JsonObject given) {
        JsonObject schema = Body.inside(given, "schema");
        if (given == null || !(given.getValue("name") instanceof String) || schema == null) {
            throw ApiError.invalid("response_format.json_schema: needs a name and a schema object");
        }
        return schema;
    }
}
