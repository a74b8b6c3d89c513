package dev.synod.record.shell.reads;

import dev.synod.record.core.action.ActionStatus;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Actions across sessions. Says nothing of who may see them. */
public interface ActionRecords {
    /** An owner's actions: those of the newest verdict first, each verdict's in its order. */
    Uni<List<ActionItem>> ofOwner(String ownerId, Filter filter, @Nullable Place after, int limit);

    /** The action of that id. */
    Uni<Optional<ActionItem>> find(String actionId);

    /** Which ones; null means any. */
    record Filter(
            @Nullable ActionStatus status,
            @Nullable UUID sessionId,
            @Nullable UUID projectId) {}
}
