package dev.synod.stream.adapter.http;

import dev.synod.kit.http.OpenResponseWriter;
import dev.synod.stream.shell.connection.Connection;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;

/**
 * Hands the open response over. REST has then done its part (identity, problems); what goes out later is written
 * to the connection directly, since one write for many events is what makes streams cheap.
 */
@Provider
@Produces(MediaType.SERVER_SENT_EVENTS)
public class StreamWriter extends OpenResponseWriter<OpenStream> {
    StreamWriter() {
        super(OpenStream.class);
    }

    @Override
    protected void open(OpenStream stream, RoutingContext routing) {
        HttpServerResponse response = routing.response();
        response.setChunked(true);
        response.headers()
                .set(HttpHeaders.CONTENT_TYPE, MediaType.SERVER_SENT_EVENTS)
                .set(HttpHeaders.CACHE_CONTROL, "no-cache, no-store")
                .set("X-Accel-Buffering", "no");
        ResponseLine line = new ResponseLine(routing.request(), Vertx.currentContext());
        Connection connection = stream.begin().apply(line);
        Runnable left = () -> {
            line.closed();
            connection.left();
        };
        response.closeHandler(closed -> left.run());
        response.exceptionHandler(failure -> left.run());
        if (response.closed()) {
            left.run();
        }
    }
}
