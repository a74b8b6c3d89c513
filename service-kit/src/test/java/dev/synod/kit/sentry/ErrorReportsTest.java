package dev.synod.kit.sentry;

import dev.synod.kit.log.LogIds;
import io.sentry.SentryEvent;
import io.sentry.SentryLevel;
import io.sentry.SpanContext;
import io.sentry.protocol.Message;
import io.sentry.protocol.User;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.ExtLogRecord.FormatStyle;
import org.jboss.logmanager.Level;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.Objects;

import static org.assertj.core.api.Assertions.assertThat;

class ErrorReportsTest {
    private static final String TRACE = "b35ce340b0553ace18faf1325cd47d32";
    private static final String SPAN = "18faf1325cd47d32";
    private static final String SESSION = "01a2203b-9d39-7232-8ec3-9a69c48f10b7";

    @Test
    void a_report_has_the_lines_text_and_ids_and_nothing_else_that_stands_beside_it() {
        ExtLogRecord line = line(
                Level.ERROR,
                Map.of("traceId", TRACE, "spanId", SPAN, LogIds.SESSION, SESSION, "user.id", "ana", "sampled", "true"));
        line.setThrown(new IllegalStateException("away"));

        SentryEvent report = report(line, null);

        Message message = Objects.requireNonNull(report.getMessage());
        assertThat(message.getFormatted()).isEqualTo("a response goes to the dead letters");
        assertThat(message.getMessage()).isEqualTo("%s goes to the dead letters");
        assertThat(message.getParams()).isNull();
        assertThat(report.getThrowable()).isSameAs(line.getThrown());
        SpanContext trace = Objects.requireNonNull(report.getContexts().getTrace());
        assertThat(trace.getTraceId()).hasToString(TRACE);
        assertThat(trace.getSpanId()).hasToString(SPAN);
        assertThat(report.getTags())
                .containsExactlyInAnyOrderEntriesOf(Map.of("trace.id", TRACE, LogIds.SESSION, SESSION));
        assertThat(report.getUser()).as("nobody asked for it").isNull();
        assertThat(report.getLevel()).isEqualTo(SentryLevel.ERROR);
    }

    @Test
    void a_fatal_line_of_no_trace_is_reported_without_one() {
        SentryEvent report = report(line(Level.FATAL, Map.of("traceId", "none", "spanId", SPAN)), null);

        assertThat(report.getContexts().getTrace()).isNull();
        assertThat(report.getLevel()).isEqualTo(SentryLevel.FATAL);
    }

    @Test
    void who_asked_is_known_by_a_pseudonym_that_only_the_keys_owner_can_make() {
        String pseudonym = new Pseudonyms("one key of thirty-two characters").of("ana");

        User user = Objects.requireNonNull(
                report(line(Level.ERROR, Map.of()), pseudonym).getUser());

        assertThat(user.getId()).isEqualTo(pseudonym).matches("[0-9a-f]{32}");
        assertThat(user.getIpAddress()).isNull();
        assertThat(new Pseudonyms("one key of thirty-two characters").of("ana")).isEqualTo(pseudonym);
        assertThat(new Pseudonyms("one key of thirty-two characters").of("ben")).isNotEqualTo(pseudonym);
        assertThat(new Pseudonyms("another of thirty-two characters").of("ana")).isNotEqualTo(pseudonym);
    }

    @Test
    void warnings_are_not_reported() {
        ErrorReports reports = new ErrorReports(() -> null);

        assertThat(reports.isLoggable(line(Level.WARN, Map.of()))).isFalse();
        assertThat(reports.isLoggable(line(Level.ERROR, Map.of()))).isTrue();
    }

    private static ExtLogRecord line(Level level, Map<String, String> fields) {
        ExtLogRecord line =
                new ExtLogRecord(level, "%s goes to the dead letters", FormatStyle.PRINTF, "dev.synod.kit.Inbox");
        line.setParameters(new Object[] {"a response"});
        line.setMdc(fields);
        return line;
    }

    private static SentryEvent report(ExtLogRecord line, @Nullable String pseudonym) {
        return new ErrorReports(() -> pseudonym).of(line);
    }
}
