package dev.synod.session.shell;

import io.smallrye.mutiny.Uni;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Where sessions are kept. Each change is one transaction, guarded by the session's version. Every call may
 * fail with {@link Unavailable}.
 */
public interface SessionStore {
    /** Inserts a new session with its messages, unless its idempotency key was used before. */
    Uni<Opening> open(NewSession session, Change first);

    /**
     * Changes a session; a concurrent change makes it decide anew.
     *
     * @param decide from what is stored to what is to be; empty changes nothing
     * @return false if there is no such session
     */
    Uni<Boolean> update(UUID sessionId, Function<Stored, Optional<Change>> decide);

    /** Sessions for which time alone has something to say, the longest overdue first. */
    Uni<List<UUID>> due(Instant now, int limit);

    /** Looks at a session no more before then. */
    Uni<Void> postpone(UUID sessionId, Instant until);

    /** What a user sees of a session. */
    Uni<Optional<SessionView>> find(UUID sessionId);

    /** An owner's sessions, newest first, those before the cursor. */
    Uni<List<SessionView>> list(String ownerId, Optional<UUID> before, int limit);

    /** The store is away or overloaded: the same call may succeed later. */
    final class Unavailable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Unavailable(Throwable cause) {
            super(cause.toString(), cause);
        }
    }
}
