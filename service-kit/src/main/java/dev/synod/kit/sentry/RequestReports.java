package dev.synod.kit.sentry;

import dev.synod.kit.log.LogIds;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.sentry.ITransaction;
import io.sentry.Sentry;
import io.sentry.SentryLongDate;
import io.sentry.SpanId;
import io.sentry.SpanStatus;
import io.sentry.TracesSamplingDecision;
import io.sentry.TransactionContext;
import io.sentry.TransactionOptions;
import io.sentry.protocol.SentryId;
import io.sentry.protocol.TransactionNameSource;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Makes Sentry's transactions of the spans of answered requests: route, times, status and ids, no more. It takes a tenth
 * of all traces, chosen by their ids, so that all services choose the same.
 */
@Singleton
public class RequestReports implements SpanProcessor {
    static final double SHARE = 0.1;

    private static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.request.method");
    private static final AttributeKey<String> ROUTE = AttributeKey.stringKey("http.route");
    private static final AttributeKey<Long> STATUS = AttributeKey.longKey("http.response.status_code");
    private static final AttributeKey<String> SESSION = AttributeKey.stringKey(LogIds.SESSION);
    private static final int HEX = 16;

    private final boolean isOn;

    RequestReports(SentryConfig config) {
        this.isOn = config.dsn().isPresent();
    }

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {}

    @Override
    public boolean isStartRequired() {
        return false;
    }

    /** Where Sentry isn't wanted, no span is even shown to us. */
    @Override
    public boolean isEndRequired() {
        return isOn;
    }

    @Override
    public void onEnd(ReadableSpan span) {
        double place = place(span.getSpanContext().getTraceId());
        if (span.getKind() == SpanKind.SERVER && place < SHARE) {
            report(span.toSpanData(), place);
        }
    }

    /** Where among all traces one is, from 0 to 1, by the bits that OpenTelemetry's own sampler looks at. */
    static double place(String traceId) {
        return (Long.parseUnsignedLong(traceId, HEX, 2 * HEX, HEX) & Long.MAX_VALUE) / (double) Long.MAX_VALUE;
    }

    private static void report(SpanData span, double place) {
        TransactionContext context = new TransactionContext(
                new SentryId(span.getTraceId()),
                new SpanId(span.getSpanId()),
                span.getParentSpanContext().isValid() ? new SpanId(span.getParentSpanId()) : null,
                new TracesSamplingDecision(true, SHARE, place),
                null);
        context.setName(name(span));
        context.setTransactionNameSource(TransactionNameSource.ROUTE);
        context.setOperation("http.server");
        TransactionOptions options = new TransactionOptions();
        options.setStartTimestamp(new SentryLongDate(span.getStartEpochNanos()));
        ITransaction transaction = Sentry.startTransaction(context, options);
        String session = span.getAttributes().get(SESSION);
        if (session != null) {
            transaction.setTag(LogIds.SESSION, session);
        }
        transaction.finish(status(span), new SentryLongDate(span.getEndEpochNanos()));
    }

    private static String name(SpanData span) {
        String route = span.getAttributes().get(ROUTE);
        return span.getAttributes().get(METHOD) + " " + (route == null ? "(no route)" : route);
    }

    private static SpanStatus status(SpanData span) {
        Long code = span.getAttributes().get(STATUS);
        @Nullable SpanStatus known = code == null ? null : SpanStatus.fromHttpStatusCode(code.intValue());
        if (known != null) {
            return known;
        }
        return span.getStatus().getStatusCode() == StatusCode.ERROR ? SpanStatus.UNKNOWN_ERROR : SpanStatus.OK;
    }
}
