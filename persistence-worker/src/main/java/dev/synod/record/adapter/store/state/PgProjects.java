package dev.synod.record.adapter.store.state;

import dev.synod.kit.database.Database;
import dev.synod.kit.http.IdempotencyKey;
import dev.synod.record.shell.projects.Making;
import dev.synod.record.shell.projects.Project;
import dev.synod.record.shell.projects.Projects;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

/** Projects, each change checked against the version that its author saw. */
@ApplicationScoped
public class PgProjects implements Projects {
    private final Mutiny.SessionFactory factory;
    private final Database database;
    private final Clock clock;

    PgProjects(Mutiny.SessionFactory factory, Database database, Clock clock) {
        this.factory = factory;
        this.database = database;
        this.clock = clock;
    }

    /** Run again after its commit was not heard of, it finds the project that it made. */
    @Override
    public Uni<Making> make(String ownerId, Text text, @Nullable IdempotencyKey key) {
        UUID id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        return database.run(() -> factory.withTransaction(db -> db.find(ProjectEntity.class, id)
                        .chain(made -> made == null
                                ? make(db, new ProjectEntity(id, ownerId, text, key, clock.instant()), key)
                                : Uni.createFrom().item(new Making.Made(made.shown()))))
                // Of two at once with the same key, the second finds what the first has made.
                .onFailure(ConstraintViolationException.class)
                .retry()
                .atMost(1));
    }

    private static Uni<Making> make(Mutiny.Session db, ProjectEntity project, @Nullable IdempotencyKey key) {
        return earlier(db, project.ownerId, key)
                .chain(earlier -> earlier.isPresent() ? Uni.createFrom().item(earlier.get()) : persist(db, project));
    }

    private static Uni<Optional<Making>> earlier(Mutiny.Session db, String ownerId, @Nullable IdempotencyKey key) {
        if (key == null) {
            return Uni.createFrom().item(Optional.empty());
        }
        return db.createQuery(
                        "from ProjectEntity where ownerId = :owner and idempotencyKey = :key", ProjectEntity.class)
                .setParameter("owner", ownerId)
                .setParameter("key", key.key())
                .getSingleResultOrNull()
                .map(found -> Optional.ofNullable(found).map(project -> project.askedAgain(key)));
    }

    private static Uni<Making> persist(Mutiny.Session db, ProjectEntity project) {
        return db.persist(project).chain(db::flush).replaceWith(() -> new Making.Made(project.shown()));
    }

    @Override
    public Uni<Optional<Project>> find(UUID id) {
        return database.run(() -> factory.withSession(db -> db.find(ProjectEntity.class, id)))
                .map(found -> Optional.ofNullable(found).map(ProjectEntity::shown));
    }

    @Override
    public Uni<List<Project>> ofOwner(String ownerId, @Nullable UUID before, int limit) {
        String query = "from ProjectEntity where ownerId = :owner" + (before == null ? "" : " and id < :before")
                + " order by id desc";
        return database.run(() -> factory.withSession(db -> {
                    var select = db.createQuery(query, ProjectEntity.class)
                            .setParameter("owner", ownerId)
                            .setMaxResults(limit);
                    if (before != null) {
                        select.setParameter("before", before);
                    }
                    return select.getResultList();
                }))
                .map(found -> found.stream().map(ProjectEntity::shown).toList());
    }

    @Override
    public Uni<Optional<Project>> change(UUID id, int version, Text text) {
        return ofVersion(id, version, (db, project) -> {
            project.say(text, clock.instant());
            return db.flush().replaceWith(project::shown);
        });
    }

    @Override
    public Uni<Boolean> remove(UUID id, int version) {
        return ofVersion(id, version, (db, project) -> db.remove(project).replaceWith(project.shown()))
                .map(Optional::isPresent);
    }

    private Uni<Optional<Project>> ofVersion(
            UUID id, int version, BiFunction<Mutiny.Session, ProjectEntity, Uni<Project>> change) {
        return database.runOnce(
                () -> Versions.emptyIfStale(factory.withTransaction(db -> db.find(ProjectEntity.class, id)
                        .chain(project -> project == null || project.version != version
                                ? Uni.createFrom().item(Optional.empty())
                                : change.apply(db, project).map(Optional::of)))));
    }
}
