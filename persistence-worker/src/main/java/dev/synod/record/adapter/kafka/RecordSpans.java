package dev.synod.record.adapter.kafka;

import dev.synod.events.Topics;
import dev.synod.kit.log.LogIds;
import dev.synod.kit.trace.Traces;
import dev.synod.record.shell.RecordedEvent;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import jakarta.enterprise.context.ApplicationScoped;

/** A batch mixes sessions, so each event's own trace gets a span, open until the event is stored or a dead letter. */
@ApplicationScoped
public class RecordSpans {
    private final Tracer tracer;

    RecordSpans(Tracer tracer) {
        this.tracer = tracer;
    }

    Span start(RecordedEvent event) {
        return tracer.spanBuilder("record.store")
                .setSpanKind(SpanKind.CONSUMER)
                .setParent(Traces.contextOf(event.envelope().trace()))
                .setAttribute("messaging.system", "kafka")
                .setAttribute("messaging.destination.name", Topics.SESSION_EVENTS)
                .setAttribute(LogIds.SESSION, event.sessionId().toString())
                .setAttribute("synod.event.type", event.envelope().type())
                .setAttribute("synod.event.sequence", event.sequence())
                .startSpan();
    }

    void refused(Span span, Throwable cause) {
        span.recordException(cause);
        span.setStatus(StatusCode.ERROR, "dead letter");
        span.end();
    }

    void behind(Span span) {
        span.setStatus(StatusCode.ERROR, "dead letter: an earlier event of the session is one");
        span.end();
    }
}
