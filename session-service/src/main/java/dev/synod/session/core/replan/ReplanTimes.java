package dev.synod.session.core.replan;

import java.time.Duration;

/**
 * How long the saga waits for the record.
 *
 * @param link for the link; then it is undone
 * @param unlink for the compensation, the first time; each further try waits twice as long
 * @param unlinkTries after so many tries without an answer it is parked
 */
public record ReplanTimes(Duration link, Duration unlink, int unlinkTries) {
    Duration unlinkWait(int tries) {
        return unlink.multipliedBy(1L << (tries - 1));
    }
}
