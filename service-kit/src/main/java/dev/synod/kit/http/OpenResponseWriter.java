package dev.synod.kit.http;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyWriter;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/**
 * Hands the open response over to an entity that writes to the connection by itself. REST has then done its part:
 * identity, problems.
 */
public abstract class OpenResponseWriter<T> implements ServerMessageBodyWriter<T> {
    private final Class<T> entityType;

    protected OpenResponseWriter(Class<T> entityType) {
        this.entityType = entityType;
    }

    /** Takes the response over; nothing is written yet, not even its headers. */
    protected abstract void open(T entity, RoutingContext routing);

    @Override
    public final boolean isWriteable(
            Class<?> type, Type genericType, ResteasyReactiveResourceInfo target, MediaType mediaType) {
        return type == entityType;
    }

    @Override
    public final boolean isWriteable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == entityType;
    }

    @Override
    public final void writeResponse(T entity, Type genericType, ServerRequestContext context) {
        open(entity, ((ResteasyReactiveRequestContext) context).unwrap(RoutingContext.class));
    }

    @Override
    public final void writeTo(
            T entity,
            Class<?> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream stream) {
        throw new UnsupportedOperationException("it is written to the connection, not to an OutputStream");
    }
}
