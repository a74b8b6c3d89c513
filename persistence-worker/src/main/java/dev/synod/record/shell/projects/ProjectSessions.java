package dev.synod.record.shell.projects;

import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Which sessions are in which project; each in one at most. */
public interface ProjectSessions {
    /** Puts a session into a project, unless it is in one; the project that it is in then, empty if this one is gone. */
    Uni<Optional<UUID>> link(UUID projectId, UUID sessionId);

    /** Takes a session out of a project, if it is in it. */
    Uni<Void> unlink(UUID projectId, UUID sessionId);

    /** A project's sessions, newest first. */
    Uni<List<ProjectSession>> of(UUID projectId, @Nullable UUID before, int limit);
}
