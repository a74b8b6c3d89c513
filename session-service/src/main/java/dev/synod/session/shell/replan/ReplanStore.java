package dev.synod.session.shell.replan;

import dev.synod.session.core.replan.ReplanState;
import io.smallrye.mutiny.Uni;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Where replan sagas are kept, beside the sessions that they make. Each change is one transaction, guarded by the
 * saga's version. Every call may fail with {@link dev.synod.kit.database.DatabaseUnavailable}.
 */
public interface ReplanStore {
    /**
     * Inserts a new saga with its session and its first message, unless one of the same owner for the same action is
     * under way or has come about.
     *
     * @return the saga that stands for the request
     */
    Uni<Begun> begin(NewReplan replan);

    /**
     * Changes a saga; a concurrent change makes it decide anew.
     *
     * @param looksForRoom whether room for a session is looked for, and kept until the change is made
     * @param decide empty changes nothing
     * @return false if there is no such saga
     */
    Uni<Boolean> update(UUID id, boolean looksForRoom, Function<StoredReplan, Optional<ReplanChange>> decide);

    /** What a user sees of a saga. */
    Uni<Optional<ReplanView>> find(UUID id);

    /** Sagas, newest first, those before the cursor; of all owners if none is given. */
    Uni<List<ReplanView>> list(Filter filter, int limit);

    /** Sagas for which time alone has something to say. */
    Uni<List<UUID>> due(Instant now, int limit);

    /** How many are parked. */
    Uni<Long> parked();

    /** @param fresh false if it is one from before */
    record Begun(ReplanView saga, boolean fresh) {}

    /** Which sagas are listed; what is empty excludes none. */
    record Filter(Optional<String> ownerId, Optional<ReplanState> state, Optional<UUID> before) {}
}
