package dev.synod.gateway.adapter.http.openai;

import dev.synod.kit.http.OpenResponseWriter;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;

/** Hands the open response to a stream: REST has done its part by then. */
@Provider
@Produces(MediaType.SERVER_SENT_EVENTS)
public class ChatStreamWriter extends OpenResponseWriter<ChatStream> {
    ChatStreamWriter() {
        super(ChatStream.class);
    }

    @Override
    protected void open(ChatStream stream, RoutingContext routing) {
        HttpServerResponse response = routing.response();
        response.setChunked(true);
        response.headers()
                .set(HttpHeaders.CONTENT_TYPE, MediaType.SERVER_SENT_EVENTS)
                .set(HttpHeaders.CACHE_CONTROL, "no-cache")
                .addAll(stream.headers());
        stream.connect(response);
    }
}
