package dev.synod.session.shell;

import io.smallrye.mutiny.Uni;

/** How many sessions have not ended, paused ones aside. */
public interface OpenSessions {
    /** As it is now; fails with {@link dev.synod.kit.database.DatabaseUnavailable} if nobody can say. */
    Uni<Count> count();

    /** How many there are of each kind. */
    record Count(long queued, long running, long waitingForUser, long waitingForProviders) {
        static final Count NONE = new Count(0, 0, 0, 0);
    }
}
