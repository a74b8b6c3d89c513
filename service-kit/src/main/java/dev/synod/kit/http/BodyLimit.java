package dev.synod.kit.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.vertx.VertxInputStream;

import java.io.IOException;
import java.time.Duration;

/**
 * Refuses bodies that are larger than the service takes, with a problem like any other: at once if they say how large they
 * are, else as they are read. Quarkus, left alone, says nothing but 413, and calls the latter a fault of ours.
 */
@Singleton
@Provider
public class BodyLimit implements ReaderInterceptor {
    /** Before Quarkus looks at the length. */
    private static final int EARLY = 100;
    /** After Quarkus has set its bound for what is read. */
    private static final int LATE = 1;
    /** Quarkus' own bound ends bodies that nobody reads; it must not come first. */
    private static final int BEYOND = 2;
    /** A connection closed at once would often take the answer with it, since its client is still sending. */
    private static final Duration LINGER = Duration.ofSeconds(5);

    private final long limitBytes;
    private final ProblemDefaults defaults;
    private final ObjectMapper json;
    private final CurrentVertxRequest current;

    BodyLimit(
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize limit,
            ProblemDefaults defaults,
            ObjectMapper json,
            CurrentVertxRequest current) {
        this.limitBytes = limit.asLongValue();
        this.defaults = defaults;
        this.json = json;
        this.current = current;
    }

    void install(@Observes Filters filters) {
        filters.register(this::check, EARLY);
        filters.register(
                routing -> {
                    routing.put(VertxInputStream.MAX_REQUEST_SIZE_KEY, BEYOND * limitBytes);
                    routing.next();
                },
                LATE);
    }

    private void check(RoutingContext routing) {
        String length = routing.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null || Long.parseLong(length) <= limitBytes) {
            routing.next();
            return;
        }
        HttpProblem problem = problem();
        routing.response()
                .setStatusCode(problem.getStatusCode())
                .putHeader(HttpHeaders.CONTENT_TYPE, HttpProblem.MEDIA_TYPE.toString())
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(text(defaults.apply(problem, ProblemContext.of(problem, routing.normalizedPath()))));
        drop(routing);
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext reading) throws IOException {
        reading.setInputStream(new BoundedBody(reading.getInputStream(), limitBytes));
        return reading.proceed();
    }

    /** Found while reading. */
    @ServerExceptionMapper
    public Response refused(BodyTooLarge failure, UriInfo uri) {
        RoutingContext routing = current.getCurrent();
        routing.addEndHandler(answered -> drop(routing));
        return defaults.apply(problem(), ProblemContext.of(failure, uri)).toResponse();
    }

    private HttpProblem problem() {
        return Problems.problem(
                        413,
                        "too_large",
                        "The body is too large",
                        "A body may have %d bytes here, and this one has more. Send less.".formatted(limitBytes))
                .build();
    }

    private String text(HttpProblem problem) {
        try {
            return json.writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("every problem is writable", e);
        }
    }

    /** What still comes is not kept, and whoever goes on for long is cut off. */
    private static void drop(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        if (request.isEnded()) {
            return;
        }
        long end = routing.vertx()
                .setTimer(LINGER.toMillis(), late -> request.connection().close());
        request.endHandler(sent -> routing.vertx().cancelTimer(end));
        request.handler(dropped -> {});
        request.resume();
    }
}
