package dev.synod.record.shell.letters;

import dev.synod.record.shell.SourceRecord;
import org.jspecify.annotations.Nullable;

/**
 * Word of a letter, for whoever watches the topics.
 *
 * @param parked whether it says that the letter is parked, rather than dead
 * @param exception the class of what was thrown; null if it was never tried
 */
public record Announcement(
        long letterId,
        boolean parked,
        SourceRecord source,
        String cause,
        String reason,
        @Nullable String exception,
        @Nullable String stack,
        int attempts) {}
