package dev.synod.record.shell.projects;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * What an owner's sessions are gathered under.
 *
 * @param version changes with every change; the entity tag
 */
public record Project(
        UUID id,
        @JsonIgnore String ownerId,
        String name,
        @Nullable String description,
        Instant createdAt,
        Instant updatedAt,
        @JsonIgnore int version) {}
