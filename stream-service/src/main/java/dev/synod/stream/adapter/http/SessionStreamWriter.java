package dev.synod.stream.adapter.http;

import dev.synod.stream.shell.Viewer;
import dev.synod.stream.shell.Viewers;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyWriter;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/**
 * Hands the open response to a viewer. REST has then done its part (identity, problems); what goes out later
 * is written to the connection directly, since one write for many events is what makes streams cheap.
 */
@Provider
@Produces(MediaType.SERVER_SENT_EVENTS)
public class SessionStreamWriter implements ServerMessageBodyWriter<SessionStream> {
    private final Viewers viewers;

    SessionStreamWriter(Viewers viewers) {
        this.viewers = viewers;
    }

    @Override
    public boolean isWriteable(
            Class<?> type, Type genericType, ResteasyReactiveResourceInfo target, MediaType mediaType) {
        return type == SessionStream.class;
    }

    @Override
    public boolean isWriteable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == SessionStream.class;
    }

    @Override
    public void writeResponse(SessionStream stream, Type genericType, ServerRequestContext context) {
        RoutingContext routing = ((ResteasyReactiveRequestContext) context).unwrap(RoutingContext.class);
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

    @Override
    public void writeTo(
            SessionStream stream,
            Class<?> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream entity) {
        throw new UnsupportedOperationException("a stream is written to the connection, not to an OutputStream");
    }
}
