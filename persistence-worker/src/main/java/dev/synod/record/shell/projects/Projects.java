package dev.synod.record.shell.projects;

import dev.synod.kit.http.IdempotencyKey;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The projects that are kept. Says nothing of who may see them. */
public interface Projects {
    /** Keeps a new one, once for each key. */
    Uni<Making> make(String ownerId, Text text, @Nullable IdempotencyKey key);

    Uni<Optional<Project>> find(UUID id);

    /** An owner's, newest first. */
    Uni<List<Project>> ofOwner(String ownerId, @Nullable UUID before, int limit);

    /** Changes one; empty if it isn't of this version any more. */
    Uni<Optional<Project>> change(UUID id, int version, Text text);

    /** Removes one, with its links; false if it isn't of this version any more. */
    Uni<Boolean> remove(UUID id, int version);

    /** What its owner says of a project. */
    record Text(String name, @Nullable String description) {}
}
