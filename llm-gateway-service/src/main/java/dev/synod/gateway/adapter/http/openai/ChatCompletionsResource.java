package dev.synod.gateway.adapter.http.openai;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.synod.events.llm.LlmRequest.RequestCompletion;
import dev.synod.events.llm.LlmResponse;
import dev.synod.events.llm.LlmResponse.CompletionAnswered;
import dev.synod.events.llm.LlmResponse.CompletionFailed;
import dev.synod.gateway.GatewayConfig;
import dev.synod.gateway.adapter.http.openai.ChatCompletion.Heading;
import dev.synod.gateway.shell.DirectCalls;
import dev.synod.gateway.shell.DirectCalls.Client;
import dev.synod.gateway.shell.DirectCalls.Piece;
import dev.synod.gateway.shell.route.Catalogue;
import dev.synod.kit.http.Caller;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executor;

/** Chat completions through the gateway's routes and guards, for any client that speaks OpenAI's API. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
public class ChatCompletionsResource {
    private static final Client WAITS_FOR_THE_WHOLE = new Client() {
        @Override
        public void hear(Piece piece) {
            throw new IllegalStateException("nothing is streamed");
        }

        @Override
        public boolean isGone() {
            return false;
        }
    };

    private final DirectCalls calls;
    private final Catalogue catalogue;
    private final GatewayConfig.Direct config;
    private final Caller caller;
    private final ObjectMapper json;

    ChatCompletionsResource(
            DirectCalls calls, Catalogue catalogue, GatewayConfig config, Caller caller, ObjectMapper json) {
        this.calls = calls;
        this.catalogue = catalogue;
        this.config = config.direct();
        this.caller = caller;
        this.json = json;
    }

    @GET
    @Path("models")
    @Operation(summary = "The routes that somebody can answer, as models")
    public Models models() {
        return new Models(
                "list",
                catalogue.routes().entrySet().stream()
                        .filter(route -> !route.getValue().isEmpty())
                        .map(route -> Model.ofRoute(route.getKey()))
                        .toList());
    }

    @POST
    @Path("chat/completions")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces({MediaType.APPLICATION_JSON, MediaType.SERVER_SENT_EVENTS})
    @Operation(
            summary = "Complete a chat, as OpenAI's API does",
            description =
                    "`model` names a route. x-synod-provider, x-synod-model and x-synod-attempts tell who answered.")
    @APIResponse(responseCode = "200", description = "The answer, whole or as server-sent events")
    @APIResponse(responseCode = "400", description = "The request is wrong; `param` says where")
    @APIResponse(responseCode = "404", description = "There is no such route; the message says which there are")
    @APIResponse(responseCode = "503", description = "Nobody can be asked now; see Retry-After")
    public Uni<Response> complete(@Nullable String body) {
        ChatRequest asked;
        try {
            asked = ChatRequest.read(body == null ? "" : body);
        } catch (ChatRequest.Wrong wrong) {
            return Uni.createFrom().item(wrong.error().toResponse());
        }
        RequestCompletion request = request(asked);
        Heading heading =
                new Heading("chatcmpl-" + request.requestId(), Instant.now().getEpochSecond());
        Context loop = Vertx.currentContext();
        Executor own = command -> loop.runOnContext(go -> command.run());
        if (asked.stream()) {
            ChatStream stream = new ChatStream(heading, asked.withUsage(), json);
            return stream.response(calls.answer(request, stream, own));
        }
        return calls.answer(request, WAITS_FOR_THE_WHOLE, own)
                .map(response -> whole(heading, response))
                .onFailure()
                .recoverWithItem(failure -> ChatError.of(failure).toResponse());
    }

    private RequestCompletion request(ChatRequest asked) {
        Integer most = asked.maxOutputTokens();
        return new RequestCompletion(
                "direct/" + UUID.randomUUID(),
                DirectCalls.SESSION,
                caller.ownerId(),
                null,
                asked.model(),
                asked.messages(),
                asked.output(),
                most == null ? config.maxOutputTokens() : most,
                asked.temperature(),
                asked.stream(),
                Map.of(),
                Instant.now().plus(config.deadline()));
    }

    private static Response whole(Heading heading, LlmResponse response) {
        return switch (response) {
            case CompletionAnswered answer -> {
                Response.ResponseBuilder whole = Response.ok(ChatCompletion.whole(heading, answer));
                ChatHeaders.of(answer.provider(), answer.model(), answer.attempts())
                        .forEach(whole::header);
                yield whole.build();
            }
            case CompletionFailed failed ->
                ChatError.of(failed.code(), failed.detail()).toResponse();
            default -> throw new IllegalStateException("a completion was asked for, and this came: " + response);
        };
    }

    /** The list. */
    public record Models(String object, List<Model> data) {}

    /** A route. */
    public record Model(
            String id,
            String object,
            long created,

            @JsonProperty("owned_by") String ownedBy) {
        static Model ofRoute(String name) {
            return new Model(name, "model", 0, "synod");
        }
    }
}
