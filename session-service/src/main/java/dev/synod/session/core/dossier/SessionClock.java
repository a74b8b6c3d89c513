package dev.synod.session.core.dossier;

import dev.synod.events.session.ResumedBy;
import dev.synod.events.session.WaitingFor;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/**
 * A session's time: it runs while the session works, and stands still while it waits or is paused.
 *
 * @param deadline when the session has to conclude, as far as it does not stand still until then
 * @param still since when it stands still
 */
public record SessionClock(
        boolean started,
        @Nullable Instant deadline,
        @Nullable Instant still,
        @Nullable WaitingFor waitingFor,
        boolean paused) {
    static final SessionClock NEW = new SessionClock(false, null, null, null, false);

    /** The deadline if the clock runs on from now. */
    public @Nullable Instant deadlineFrom(Instant now) {
        return deadline == null || still == null ? deadline : deadline.plus(Duration.between(still, now));
    }

    SessionClock startedUntil(@Nullable Instant until) {
        return new SessionClock(true, until, null, null, false);
    }

    SessionClock waiting(WaitingFor whom, Instant since) {
        return new SessionClock(started, deadline, still == null ? since : still, whom, paused);
    }

    SessionClock paused(Instant since) {
        return new SessionClock(started, deadline, still == null ? since : still, waitingFor, true);
    }

    /** The end of one reason to stand still; the clock runs again if there is no other. */
    SessionClock resumed(ResumedBy by, @Nullable Instant until) {
        boolean stillPaused = paused && by != ResumedBy.USER && by != ResumedBy.RETRY;
        WaitingFor stillWaiting = by == ResumedBy.USER ? waitingFor : null;
        return stillPaused || stillWaiting != null
                ? new SessionClock(started, deadline, still, stillWaiting, stillPaused)
                : startedUntil(until);
    }
}
