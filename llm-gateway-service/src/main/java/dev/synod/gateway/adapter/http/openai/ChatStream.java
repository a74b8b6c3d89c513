package dev.synod.gateway.adapter.http.openai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.synod.events.llm.LlmResponse;
import dev.synod.events.llm.LlmResponse.CompletionAnswered;
import dev.synod.events.llm.LlmResponse.CompletionFailed;
import dev.synod.gateway.adapter.http.openai.ChatCompletion.Delta;
import dev.synod.gateway.adapter.http.openai.ChatCompletion.Heading;
import dev.synod.gateway.shell.DirectCalls.Client;
import dev.synod.gateway.shell.DirectCalls.Piece;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.http.HttpServerResponse;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

import java.util.Map;

/**
 * An answer on its way to one client as server-sent events. It opens with the first word, when it is known who speaks;
 * an error before that is an HTTP status, one after it an event. All on the connection's event loop; what a slow client
 * leaves unread is bounded by the length of one answer.
 */
final class ChatStream implements Client {
    private final Heading heading;
    private final boolean withUsage;
    private final ObjectMapper json;
    private final StringBuilder unsent = new StringBuilder();
    private @Nullable UniEmitter<? super Response> opening;
    private @Nullable HttpServerResponse line;
    private Map<String, String> headers = Map.of();
    private String model = "";
    private boolean over;

    ChatStream(Heading heading, boolean withUsage, ObjectMapper json) {
        this.heading = heading;
        this.withUsage = withUsage;
        this.json = json;
    }

    /** What to answer with, once that is known. */
    Uni<Response> response(Uni<LlmResponse> answer) {
        return Uni.createFrom().emitter(emitter -> {
            opening = emitter;
            answer.subscribe().with(this::ended, this::broken);
        });
    }

    @Override
    public void hear(Piece piece) {
        if (headers.isEmpty()) {
            open(piece);
        }
        send(ChatCompletion.chunk(heading, model, new Delta(null, piece.text()), null));
    }

    @Override
    public boolean isGone() {
        return line != null && line.closed();
    }

    Map<String, String> headers() {
        return headers;
    }

    /** From here on words go out as they come. */
    void connect(HttpServerResponse connected) {
        line = connected;
        flush();
    }

    private void open(Piece first) {
        model = first.model();
        headers = ChatHeaders.of(first.provider(), first.model(), first.attempt());
        send(ChatCompletion.chunk(heading, model, new Delta("assistant", ""), null));
        reply(Response.ok(this, MediaType.SERVER_SENT_EVENTS).build());
    }

    private void ended(LlmResponse response) {
        switch (response) {
            case CompletionAnswered answer -> {
                send(ChatCompletion.chunk(heading, model, new Delta(null, null), answer.finishReason()));
                if (withUsage) {
                    send(ChatCompletion.usage(heading, model, answer.cost()));
                }
                event("[DONE]");
            }
            case CompletionFailed failed -> fail(ChatError.of(failed.code(), failed.detail()));
            default -> throw new IllegalStateException("a completion was asked for, and this came: " + response);
        }
        over = true;
        flush();
    }

    private void broken(Throwable failure) {
        fail(ChatError.of(failure));
        over = true;
        flush();
    }

    private void fail(ChatError error) {
        if (headers.isEmpty()) {
            reply(error.toResponse());
        } else {
            send(error.body());
        }
    }

    private void reply(Response response) {
        UniEmitter<? super Response> waiting = opening;
        opening = null;
        if (waiting != null) {
            waiting.complete(response);
        }
    }

    private void send(Object document) {
        try {
            event(json.writeValueAsString(document));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("our own documents are always writable", e);
        }
    }

    private void event(String data) {
        unsent.append("data: ").append(data).append("\n\n");
        flush();
    }

    private void flush() {
        HttpServerResponse out = line;
        if (out == null || out.closed() || out.ended()) {
            return;
        }
        if (!unsent.isEmpty()) {
            out.write(unsent.toString());
            unsent.setLength(0);
        }
        if (over) {
            out.end();
        }
    }
}
