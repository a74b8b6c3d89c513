package dev.synod.record;

import io.smallrye.config.ConfigMapping;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;

import java.time.Duration;

/** What can be set; README lists it. */
@ConfigMapping(prefix = "synod.record")
public interface RecordConfig {
    /** How a failing database is waited for. */
    @Valid Retry retry();

    /** Delays between tries of one batch. */
    interface Retry {
        /** Delay before the second try. */
        Duration firstDelay();

        /** The delay doubles up to this. */
        Duration longestDelay();

        /** After so long without success, not ready; trying goes on. */
        Duration patience();

        @AssertTrue(message = "synod.record.retry needs 0 < first-delay <= longest-delay <= patience") default boolean isOrdered() {
            return firstDelay().isPositive()
                    && firstDelay().compareTo(longestDelay()) <= 0
                    && longestDelay().compareTo(patience()) <= 0;
        }
    }
}
