package dev.synod.record.adapter.http.project;

import dev.synod.kit.http.Page;
import dev.synod.kit.http.Parameters;
import dev.synod.kit.http.Problems;
import dev.synod.record.adapter.http.Inputs;
import dev.synod.record.adapter.http.SessionAccess;
import dev.synod.record.shell.projects.Project;
import dev.synod.record.shell.projects.ProjectSession;
import dev.synod.record.shell.projects.ProjectSessions;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.UUID;

/** Which sessions are in a project; each is in one at most. */
@Path("/api/v1/projects/{id}/sessions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Projects")
@APIResponse(responseCode = "400", description = "An id or a query parameter is not valid")
@APIResponse(responseCode = "401", description = "No valid token")
@APIResponse(responseCode = "404", description = "No such project or session of the caller's")
public class ProjectSessionsResource {
    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 200;

    private final ProjectSessions sessions;
    private final ProjectAccess access;
    private final SessionAccess sessionAccess;

    ProjectSessionsResource(ProjectSessions sessions, ProjectAccess access, SessionAccess sessionAccess) {
        this.sessions = sessions;
        this.access = access;
        this.sessionAccess = sessionAccess;
    }

    /** Those in it. */
    @GET
    @Operation(summary = "The project's sessions, newest first")
    @APIResponse(responseCode = "200", description = "A page; send its next as cursor")
    public Uni<Page<ProjectSession>> list(
            @PathParam("id") String id,
            @QueryParam("cursor") @Parameter(description = "The next of the page before") @Nullable String cursor,
            @QueryParam("limit") @Parameter(description = "1 to 200, 50 if not given") @Nullable String limit) {
        UUID before = Inputs.idCursor(cursor);
        int size = Parameters.limit(limit, DEFAULT_LIMIT, MAX_LIMIT);
        return access.visible(id)
                .chain(project -> sessions.of(project.id(), before, size + 1))
                .map(found -> Page.of(found, size, last -> last.sessionId().toString()));
    }

    /** Puts one in. */
    @PUT
    @Path("{sessionId}")
    @Operation(summary = "Puts a session into the project; again is no change")
    @APIResponse(responseCode = "204", description = "It is in")
    @APIResponse(responseCode = "409", description = "It is in another project: session_in_other_project")
    public Uni<Void> link(@PathParam("id") String id, @PathParam("sessionId") String sessionId) {
        UUID session = Inputs.sessionId("The session's id in the path", sessionId);
        return access.owned(id)
                .call(() -> sessionAccess.toOwn(session))
                .chain(project -> sessions.link(project.id(), session).invoke(in -> demand(project, session, in)))
                .replaceWithVoid();
    }

    /** Takes one out. */
    @DELETE
    @Path("{sessionId}")
    @Operation(summary = "Takes a session out of the project; again is no change")
    @APIResponse(responseCode = "204", description = "It is not in it")
    public Uni<Void> unlink(@PathParam("id") String id, @PathParam("sessionId") String sessionId) {
        UUID session = Inputs.sessionId("The session's id in the path", sessionId);
        return access.owned(id).chain(project -> sessions.unlink(project.id(), session));
    }

    private static void demand(Project project, UUID session, Optional<UUID> in) {
        UUID holder = in.orElseThrow(() -> Problems.notFound("project", project.id()));
        if (!holder.equals(project.id())) {
            throw Problems.problem(
                            409,
                            "session_in_other_project",
                            "The session is in another project",
                            "Session '" + session + "' is in project '" + holder
                                    + "', and can be in one only. Take it out of there first.")
                    .with("project", holder.toString())
                    .build();
        }
    }
}
