package dev.synod.session.shell;

import io.smallrye.mutiny.Uni;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Where sessions are kept: their facts, which are only ever added to, and what is in flight. Each change is
 * one transaction, guarded by the session's version. Every call may fail with {@link dev.synod.kit.database.DatabaseUnavailable}.
 */
public interface SessionStore {
    /**
     * Inserts a new session with its messages, unless its idempotency key was used before or the queue is
     * full.
     *
     * @param decide what to begin with; told whether there is room to start at once
     */
    Uni<Opening> open(NewSession session, Function<Boolean, Change> decide);

    /**
     * Changes a session; a concurrent change makes it decide anew.
     *
     * @param decide from what is stored to what is to be; empty changes nothing
     * @return false if there is no such session
     */
    Uni<Boolean> update(UUID sessionId, Function<Stored, Optional<Change>> decide);

    /** Takes sessions for which time alone has something to say; others leave them alone until then. */
    Uni<List<UUID>> takeDue(Instant now, Instant until, int limit);

    /** Lets queued sessions in while there is room, the oldest first; all that are let in and not started. */
    Uni<List<UUID>> admit();

    /** Sessions that wait for a provider. */
    Uni<List<UUID>> waitingForProviders(int limit);

    /** Forgets sessions that ended before then; how many. */
    Uni<Long> forget(Instant endedBefore, int limit);

    /** What a user sees of a session. */
    Uni<Optional<SessionView>> find(UUID sessionId);

    /** An owner's sessions, newest first, those before the cursor. */
    Uni<List<SessionView>> list(String ownerId, Optional<UUID> before, int limit);

    /** All facts of a session, in order; none if there is no such session. */
    Uni<List<NumberedFact>> facts(UUID sessionId);
}
