package dev.synod.record.shell.reads;

import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;

/** Actions across sessions. */
public interface ActionRecords {
    /** An owner's actions: those of the newest verdict first, each verdict's in its order. */
    Uni<List<ActionItem>> ofOwner(String ownerId, Filter filter, @Nullable ActionPosition after, int limit);

    /** Which ones; null means any. */
    record Filter(@Nullable ActionStatus status, @Nullable UUID sessionId) {}
}
