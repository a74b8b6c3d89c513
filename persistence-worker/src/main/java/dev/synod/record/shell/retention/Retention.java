package dev.synod.record.shell.retention;

import dev.synod.record.RetentionConfig;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;

/** Makes room for the months to come, and lets go those that need not be kept. */
@ApplicationScoped
public class Retention {
    private final HistoryMonths months;
    private final Archive archive;
    private final RetentionConfig config;
    private final Clock clock;

    /** Of these parts. */
    public Retention(HistoryMonths months, Archive archive, RetentionConfig config, Clock clock) {
        this.months = months;
        this.archive = archive;
        this.config = config;
        this.clock = clock;
    }

    /** One pass; a month that can't be archived is kept, and those after it wait for the next pass. */
    public void run() throws IOException {
        Instant now = clock.instant();
        months.prepare(YearMonth.from(now.atOffset(ZoneOffset.UTC)));
        switch (config.policy()) {
            case KEEP -> {}
            case DROP -> expire(now, null);
            case EXPORT -> expire(now, archive);
        }
    }

    private void expire(Instant now, @Nullable Archive archive) throws IOException {
        Instant limit = now.minus(config.after());
        for (YearMonth month : months.over(limit)) {
            if (months.expire(month, limit, now, archive)) {
                Log.infof("sessions made in %s have no history any more", month);
            }
        }
    }
}
