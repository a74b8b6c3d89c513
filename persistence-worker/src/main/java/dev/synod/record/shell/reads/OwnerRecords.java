package dev.synod.record.shell.reads;

import dev.synod.events.session.Outcome;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;

/** What the record holds of all sessions of an owner, newest first; a project or outcome that is null means any. */
public interface OwnerRecords {
    /** The verdicts reached. */
    Uni<List<SessionVerdict>> verdicts(
            String ownerId, @Nullable UUID projectId, @Nullable Outcome outcome, @Nullable Place after, int limit);

    /** What each session has cost so far. */
    Uni<List<SessionCost>> costs(String ownerId, @Nullable UUID projectId, @Nullable Place after, int limit);
}
