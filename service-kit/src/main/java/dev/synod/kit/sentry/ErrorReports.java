package dev.synod.kit.sentry;

import dev.synod.kit.log.LogIds;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.TraceId;
import io.sentry.Sentry;
import io.sentry.SentryEvent;
import io.sentry.SentryLevel;
import io.sentry.SpanContext;
import io.sentry.protocol.Message;
import io.sentry.protocol.SentryId;
import io.sentry.protocol.User;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;
import org.jspecify.annotations.Nullable;

import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.logging.ErrorManager;

/**
 * Reports every line of a level from ERROR on: what the line says, the failure with it, and the same ids. A report is
 * built of what is named here, and nothing is taken over as a whole, so that what others put beside a line stays here.
 */
final class ErrorReports extends ExtHandler {
    private static final List<String> TAGS = List.of(LogIds.SESSION, LogIds.REQUEST, LogIds.EVENT);

    private final Supplier<@Nullable String> user;

    /**
     * Makes one.
     *
     * @param user the pseudonym of who asked for the work under way; null if that is nobody, or isn't told
     */
    ErrorReports(Supplier<@Nullable String> user) {
        this.user = user;
        setLevel(Level.ERROR);
    }

    /** Whatever goes wrong here must not become a failure of those who write lines. */
    @Override
    protected void doPublish(ExtLogRecord line) {
        try {
            Sentry.captureEvent(of(line));
        } catch (RuntimeException e) {
            reportError("not told to Sentry", e, ErrorManager.WRITE_FAILURE);
        }
    }

    SentryEvent of(ExtLogRecord line) {
        SentryEvent report = new SentryEvent(Date.from(line.getInstant()));
        report.setLevel(line.getLevel().intValue() > Level.ERROR.intValue() ? SentryLevel.FATAL : SentryLevel.ERROR);
        report.setLogger(line.getLoggerName());
        report.setMessage(message(line));
        report.setThrowable(line.getThrown());
        Map<String, String> ids = line.getMdcCopy();
        String trace = ids.get(LogIds.TRACE);
        String span = ids.get(LogIds.SPAN);
        if (trace != null && span != null && TraceId.isValid(trace) && SpanId.isValid(span)) {
            report.getContexts()
                    .setTrace(new SpanContext(new SentryId(trace), new io.sentry.SpanId(span), "log", null, null));
            report.setTag("trace.id", trace);
        }
        TAGS.forEach(name -> report.setTag(name, ids.get(name)));
        String pseudonym = user.get();
        if (pseudonym != null) {
            User named = new User();
            named.setId(pseudonym);
            report.setUser(named);
        }
        return report;
    }

    /** With the text before its values were filled in, by which Sentry knows that two reports are of one kind. */
    private static Message message(ExtLogRecord line) {
        Message message = new Message();
        message.setMessage(line.getMessage());
        message.setFormatted(line.getFormattedMessage());
        return message;
    }
}
