package dev.synod.stream.adapter.http;

import dev.synod.kit.http.OpenResponseWriter;
import dev.synod.stream.shell.Viewer;
import dev.synod.stream.shell.Viewers;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;

/**
 * Hands the open response to a viewer. REST has then done its part (identity, problems); what goes out later
 * is written to the connection directly, since one write for many events is what makes streams cheap.
 */
@Provider
@Produces(MediaType.SERVER_SENT_EVENTS)
public class SessionStreamWriter extends OpenResponseWriter<SessionStream> {
    private final Viewers viewers;

    SessionStreamWriter(Viewers viewers) {
        super(SessionStream.class);
        this.viewers = viewers;
    }

    @Override
    protected void open(SessionStream stream, RoutingContext routing) {
        HttpServerResponse response = routing.response();
        response.setChunked(true);
        response.headers()
                .set(HttpHeaders.CONTENT_TYPE, MediaType.SERVER_SENT_EVENTS)
                .set(HttpHeaders.CACHE_CONTROL, "no-cache, no-store")
                .set("X-Accel-Buffering", "no");
        Context thread = Vertx.currentContext();
        Viewer viewer = viewers.open(stream.viewing(), new ResponseLine(routing.request(), thread));
        response.closeHandler(closed -> viewer.left());
        response.exceptionHandler(failure -> viewer.left());
        if (response.closed()) {
            viewer.left();
        }
    }
}
