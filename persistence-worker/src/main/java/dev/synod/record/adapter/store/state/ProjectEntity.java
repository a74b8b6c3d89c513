package dev.synod.record.adapter.store.state;

import dev.synod.kit.http.IdempotencyKey;
import dev.synod.record.shell.projects.Making;
import dev.synod.record.shell.projects.Project;
import dev.synod.record.shell.projects.Projects.Text;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/** The row of a project. */
@Entity
@Table(name = "project", schema = "record")
@DynamicUpdate
class ProjectEntity {
    @Id
    UUID id = new UUID(0, 0);

    @Column(name = "owner_id", updatable = false)
    String ownerId = "";

    String name = "";

    @Nullable String description;

    @Nullable @Column(name = "idempotency_key", updatable = false)
    String idempotencyKey;

    @Nullable @Column(updatable = false)
    String fingerprint;

    @Column(name = "created_at", updatable = false)
    Instant createdAt = Instant.EPOCH;

    @Column(name = "updated_at")
    Instant updatedAt = Instant.EPOCH;

    @Version
    int version;

    protected ProjectEntity() {}

    ProjectEntity(UUID id, String ownerId, Text text, @Nullable IdempotencyKey key, Instant at) {
        this.id = id;
        this.ownerId = ownerId;
        name = text.name();
        description = text.description();
        idempotencyKey = key == null ? null : key.key();
        fingerprint = key == null ? null : key.fingerprint();
        createdAt = at;
        updatedAt = at;
    }

    /** The same again is no change. */
    void say(Text text, Instant at) {
        if (!name.equals(text.name()) || !Objects.equals(description, text.description())) {
            name = text.name();
            description = text.description();
            updatedAt = at;
        }
    }

    /** What a request with this project's key came to. */
    Making askedAgain(IdempotencyKey key) {
        return key.fingerprint().equals(fingerprint) ? new Making.Made(shown()) : new Making.KeyReused(shown());
    }

    Project shown() {
        return new Project(id, ownerId, name, description, createdAt, updatedAt, version);
    }
}
