package dev.synod.kit.log;

import dev.synod.events.Envelope;
import dev.synod.events.TraceContext;
import dev.synod.kit.trace.Traces;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.smallrye.common.vertx.VertxContext;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which session, request and message a log line and a span are about. Work that has a Vert.x context of its own, as
 * each request and each message has, names them once: they are kept there, so they follow the work from thread to
 * thread and end with it. Work that goes over many sessions writes its lines {@link #about} each.
 */
public final class LogIds {
    /** The session's id. */
    public static final String SESSION = "synod.session.id";

    /** The id of a request to the gateway. */
    public static final String REQUEST = "synod.request.id";

    /** The id of the message that is worked on. */
    public static final String EVENT = "synod.event.id";

    /** The id of the trace, by the platform's name for it in lines. */
    public static final String TRACE = "traceId";

    /** The id of the span, likewise. */
    public static final String SPAN = "spanId";

    private LogIds() {}

    /** The work under way is for this session. */
    public static void session(String id) {
        Span.current().setAttribute(SESSION, id);
        keep(SESSION, id);
    }

    /** The work under way is for this request to the gateway. */
    public static void request(String id) {
        keep(REQUEST, id);
    }

    /** The work under way was caused by this message. */
    public static void message(Envelope<?> envelope) {
        keep(EVENT, envelope.id());
    }

    /**
     * Writes lines about a session out of work that is not only for it.
     *
     * @param trace in which they belong; null for that of the work
     * @param lines writes them, and nothing else
     */
    public static void about(String sessionId, @Nullable TraceContext trace, Runnable lines) {
        Map<String, String> ids = new LinkedHashMap<>();
        ids.put(SESSION, sessionId);
        SpanContext span = Span.fromContext(Traces.contextOf(trace)).getSpanContext();
        if (span.isValid()) {
            ids.put(TRACE, span.getTraceId());
            ids.put(SPAN, span.getSpanId());
        }
        LogFields.during(ids, lines);
    }

    /** Elsewhere they would stay on the thread, and be found by whatever it does next. */
    private static void keep(String name, String id) {
        if (VertxContext.isOnDuplicatedContext()) {
            MDC.put(name, id);
        }
    }
}
