package dev.synod.gateway.adapter.http.openai;

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

/** Hands the open response to a stream: REST has done its part by then. */
@Provider
@Produces(MediaType.SERVER_SENT_EVENTS)
public class ChatStreamWriter implements ServerMessageBodyWriter<ChatStream> {
    @Override
    public boolean isWriteable(
            Class<?> type, Type genericType, ResteasyReactiveResourceInfo target, MediaType mediaType) {
        return type == ChatStream.class;
    }

    @Override
    public boolean isWriteable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == ChatStream.class;
    }

    @Override
    public void writeResponse(ChatStream stream, Type genericType, ServerRequestContext context) {
        HttpServerResponse response = ((ResteasyReactiveRequestContext) context)
                .unwrap(RoutingContext.class)
                .response();
        response.setChunked(true);
        response.headers()
                .set(HttpHeaders.CONTENT_TYPE, MediaType.SERVER_SENT_EVENTS)
                .set(HttpHeaders.CACHE_CONTROL, "no-cache")
                .addAll(stream.headers());
        stream.connect(response);
    }

    @Override
    public void writeTo(
            ChatStream stream,
            Class<?> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream entity) {
        throw new UnsupportedOperationException("a stream is written to the connection, not to an OutputStream");
    }
}
