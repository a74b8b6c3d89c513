package dev.synod.kit.sentry;

import dev.synod.kit.log.Masking;
import io.sentry.Hint;
import io.sentry.SentryEvent;
import io.sentry.SentryOptions.BeforeSendCallback;
import io.sentry.protocol.Message;
import io.sentry.protocol.SentryException;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The last thing that happens to a report before it leaves the house: its texts are masked as those of log lines are.
 * Here rather than where it is written, since it is the SDK that makes texts of a failure and its causes.
 */
final class MaskedReport implements BeforeSendCallback {
    @Override
    public SentryEvent execute(SentryEvent report, Hint hint) {
        Message message = report.getMessage();
        if (message != null) {
            message.setFormatted(masked(message.getFormatted()));
            message.setMessage(masked(message.getMessage()));
        }
        List<SentryException> failures = report.getExceptions();
        if (failures != null) {
            failures.forEach(failure -> failure.setValue(masked(failure.getValue())));
        }
        return report;
    }

    private static @Nullable String masked(@Nullable String text) {
        return text == null ? null : Masking.of(text);
    }
}
