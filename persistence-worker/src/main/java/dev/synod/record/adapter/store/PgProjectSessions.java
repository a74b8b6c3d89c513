package dev.synod.record.adapter.store;

import dev.synod.kit.database.Database;
import dev.synod.record.shell.projects.ProjectSession;
import dev.synod.record.shell.projects.ProjectSessions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Links are rows that come and go and never change, so each is one statement. */
@ApplicationScoped
public class PgProjectSessions implements ProjectSessions {
    // The lock keeps the project until the link is committed.
    private static final String LINK = """
        insert into record.project_session (project_id, session_id)
        select id, $2 from record.project where id = $1 for key share
        on conflict do nothing""";

    private static final String OF_PROJECT = """
        select l.session_id, l.linked_at, s.problem, s.state, s.outcome
        from record.project_session l left join record.session s on s.session_id = l.session_id
        where l.project_id = $1 and ($2::uuid is null or l.session_id < $2)
        order by l.session_id desc limit $3""";

    private final Pool pool;
    private final Database database;
    private final Rows rows;

    PgProjectSessions(Pool pool, Database database) {
        this.pool = pool;
        this.database = database;
        rows = new Rows(pool, database);
    }

    @Override
    public Uni<Optional<UUID>> link(UUID projectId, UUID sessionId) {
        return database.run(() -> pool.preparedQuery(LINK).execute(Tuple.of(projectId, sessionId)))
                .chain(() -> rows.first(
                        "select project_id from record.project_session where session_id = $1",
                        Tuple.of(sessionId),
                        row -> row.getUUID("project_id")));
    }

    @Override
    public Uni<Void> unlink(UUID projectId, UUID sessionId) {
        return database.run(() -> pool.preparedQuery(
                                "delete from record.project_session where project_id = $1 and session_id = $2")
                        .execute(Tuple.of(projectId, sessionId)))
                .replaceWithVoid();
    }

    @Override
    public Uni<List<ProjectSession>> of(UUID projectId, @Nullable UUID before, int limit) {
        return rows.all(OF_PROJECT, Tuple.of(projectId, before, limit), PgProjectSessions::session);
    }

    private static ProjectSession session(Row row) {
        return new ProjectSession(
                row.getUUID("session_id"),
                Rows.instant(row, "linked_at"),
                row.getString("problem"),
                row.getString("state"),
                row.getString("outcome"));
    }
}
