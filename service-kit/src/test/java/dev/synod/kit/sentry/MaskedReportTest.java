package dev.synod.kit.sentry;

import io.sentry.Hint;
import io.sentry.SentryEvent;
import io.sentry.protocol.Message;
import io.sentry.protocol.SentryException;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class MaskedReportTest {
    private final MaskedReport gate = new MaskedReport();

    @Test
    void message_and_failures_lose_their_secrets_and_nothing_else() {
        Message message = new Message();
        message.setMessage("refused Bearer canary-0123456789 of %s");
        message.setFormatted("refused Bearer canary-0123456789 of ana@example.org");
        SentryEvent report = new SentryEvent();
        report.setMessage(message);
        report.setExceptions(List.of(failure("api_key=canary"), failure("away"), new SentryException()));

        assertThat(gate.execute(report, new Hint())).isSameAs(report);

        assertThat(message.getMessage()).isEqualTo("refused Bearer *** of %s");
        assertThat(message.getFormatted()).isEqualTo("refused Bearer *** of ***@***");
        assertThat(report.getExceptions())
                .extracting(SentryException::getValue)
                .containsExactly("api_key=***", "away", null);
    }

    @Test
    void a_report_without_any_text_goes_out_as_it_is() {
        SentryEvent report = new SentryEvent();

        assertThat(gate.execute(report, new Hint())).isSameAs(report);
    }

    private static SentryException failure(String text) {
        SentryException failure = new SentryException();
        failure.setType("IllegalStateException");
        failure.setValue(text);
        return failure;
    }
}
