package dev.synod.kit.log;

import io.quarkus.logging.LoggingFilter;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.ExtLogRecord.FormatStyle;

import java.util.logging.Filter;
import java.util.logging.LogRecord;

/** Lets every line of a handler through, without secrets and addresses. */
@LoggingFilter(name = "masking")
public final class MaskingFilter implements Filter {
    @Override
    public boolean isLoggable(LogRecord line) {
        ExtLogRecord full = ExtLogRecord.wrap(line);
        String text = full.getFormattedMessage();
        if (text != null) {
            String masked = Masking.of(text);
            if (!masked.equals(text)) {
                full.setMessage(masked, FormatStyle.NO_FORMAT);
            }
        }
        full.setThrown(Masking.of(full.getThrown()));
        return true;
    }
}
