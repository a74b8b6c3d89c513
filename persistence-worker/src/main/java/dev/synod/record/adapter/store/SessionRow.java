package dev.synod.record.adapter.store;

import dev.synod.events.session.Outcome;
import dev.synod.events.session.SessionEvent.SessionCancelled;
import dev.synod.events.session.SessionEvent.SessionCompleted;
import dev.synod.events.session.SessionEvent.SessionCreated;
import dev.synod.events.session.SessionEvent.SessionFailed;
import dev.synod.events.session.SessionEvent.SessionPaused;
import dev.synod.events.session.SessionEvent.SessionResumed;
import dev.synod.events.session.SessionEvent.SessionStarted;
import dev.synod.events.session.SessionEvent.SessionWaiting;
import dev.synod.record.shell.RecordedEvent;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/** What some events of one session say of it; null and 0 where they say nothing. */
final class SessionRow {
    final UUID sessionId;

    @Nullable String ownerId;

    @Nullable String problem;

    @Nullable String state;

    long stateSequence;

    @Nullable String outcome;

    Instant createdAt;
    Instant updatedAt;

    @Nullable Instant endedAt;

    long lastSequence;

    SessionRow(RecordedEvent first) {
        sessionId = first.sessionId();
        createdAt = first.envelope().time();
        updatedAt = createdAt;
    }

    void fold(RecordedEvent event) {
        Instant time = event.envelope().time();
        createdAt = time.isBefore(createdAt) ? time : createdAt;
        updatedAt = time.isAfter(updatedAt) ? time : updatedAt;
        lastSequence = Math.max(lastSequence, event.sequence());
        switch (event.data()) {
            case SessionCreated created -> {
                ownerId = created.ownerId();
                problem = created.problem();
                turn(event, "QUEUED", null, null);
            }
            case SessionStarted started -> turn(event, "RUNNING", null, null);
            case SessionWaiting waiting -> turn(event, "WAITING", null, null);
            case SessionPaused paused -> turn(event, "PAUSED", null, null);
            // A failed session may go on, too: then it has no end again.
            case SessionResumed resumed -> turn(event, "RUNNING", null, null);
            case SessionCompleted completed -> turn(event, "COMPLETED", completed.outcome(), time);
            case SessionCancelled cancelled -> turn(event, "CANCELLED", null, time);
            case SessionFailed failed -> turn(event, "FAILED", null, time);
            // The others tell what the council does, not where the session stands.
            default -> {}
        }
    }

    private void turn(RecordedEvent event, String state, @Nullable Outcome outcome, @Nullable Instant endedAt) {
        if (event.sequence() > stateSequence) {
            this.state = state;
            this.outcome = outcome == null ? null : outcome.name().toLowerCase(Locale.ROOT);
            this.endedAt = endedAt;
            stateSequence = event.sequence();
        }
    }
}
