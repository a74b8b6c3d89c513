package dev.synod.record;

import io.smallrye.config.ConfigMapping;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Min;

import java.time.Duration;
import java.util.Optional;

/** What can be set; README lists it. */
@ConfigMapping(prefix = "synod.record")
public interface RecordConfig {
    /** How a failing database is waited for. */
    @Valid Retry retry();

    /** How records that can't be stored are tried again. */
    @Valid DeadLetters deadLetters();

    /** Where histories may be read, too. */
    Replica replica();

    /** A standby of the database. */
    interface Replica {
        /** Its address; without one, all is read from the primary. */
        Optional<String> url();

        /** Its user, unless it is the primary's. */
        Optional<String> username();

        /** Its password, unless it is the primary's. */
        Optional<String> password();
    }

    /** Delays between tries of one batch. */
    interface Retry {
        /** Delay before the second try. */
        Duration firstDelay();

        /** The delay doubles up to this. */
        Duration longestDelay();

        /** After so long without success readiness tells it; trying goes on. */
        Duration patience();

        @AssertTrue(message = "synod.record.retry needs 0 < first-delay <= longest-delay <= patience") default boolean isOrdered() {
            return firstDelay().isPositive()
                    && firstDelay().compareTo(longestDelay()) <= 0
                    && longestDelay().compareTo(patience()) <= 0;
        }
    }

    /** Times of dead letters. */
    interface DeadLetters {
        /** From a failure to the next try. */
        Duration retryAfter();

        /** So many retries fail before a letter is parked. */
        @Min(1) int retries();

        /** How often letters that are due are looked for. */
        Duration checkEvery();

        /** How long a stored or discarded letter stays. */
        Duration retention();

        @AssertTrue(message = "synod.record.dead-letters needs retry-after, check-every and retention above 0") default boolean isPositive() {
            return retryAfter().isPositive()
                    && checkEvery().isPositive()
                    && retention().isPositive();
        }
    }
}
