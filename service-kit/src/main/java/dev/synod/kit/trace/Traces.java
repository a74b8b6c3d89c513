package dev.synod.kit.trace;

import dev.synod.events.TraceContext;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Between OpenTelemetry's context and its W3C form, which crosses rows and headers. */
public final class Traces {
    private static final W3CTraceContextPropagator W3C = W3CTraceContextPropagator.getInstance();

    private static final TextMapGetter<TraceContext> GETTER = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(TraceContext carrier) {
            return List.of("traceparent", "tracestate");
        }

        @Override
        public @Nullable String get(@Nullable TraceContext carrier, String key) {
            if (carrier == null) {
                return null;
            }
            return key.equals("traceparent") ? carrier.traceparent() : carrier.tracestate();
        }
    };

    private Traces() {}

    /** The context of the span under way; null if there is none. */
    public static @Nullable TraceContext current() {
        return of(Context.current());
    }

    /** The W3C form of a context; null if it has no valid span. */
    public static @Nullable TraceContext of(Context context) {
        Map<String, String> fields = new HashMap<>();
        W3C.inject(context, fields, (carrier, key, value) -> Objects.requireNonNull(carrier)
                .put(key, value));
        String traceparent = fields.get("traceparent");
        return traceparent == null ? null : new TraceContext(traceparent, fields.getOrDefault("tracestate", ""));
    }

    /** A context whose current span is the remote one named; the root context if it is null or malformed. */
    public static Context contextOf(@Nullable TraceContext trace) {
        return trace == null ? Context.root() : W3C.extract(Context.root(), trace, GETTER);
    }
}
