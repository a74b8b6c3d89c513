package dev.synod.record.adapter.http.project;

import dev.synod.kit.http.Caller;
import dev.synod.kit.http.ETags;
import dev.synod.kit.http.IdempotencyKey;
import dev.synod.kit.http.Page;
import dev.synod.kit.http.Parameters;
import dev.synod.record.adapter.http.Inputs;
import dev.synod.record.shell.projects.Making;
import dev.synod.record.shell.projects.Project;
import dev.synod.record.shell.projects.Projects;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.UUID;

/** Projects: make, look, change, remove. */
@Path("/api/v1/projects")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Projects", description = "What the caller gathers sessions under")
@APIResponse(responseCode = "400", description = "The body, the id or a query parameter is not valid")
@APIResponse(responseCode = "401", description = "No valid token")
public class ProjectsResource {
    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 200;

    private final Projects projects;
    private final ProjectAccess access;
    private final Caller caller;

    ProjectsResource(Projects projects, ProjectAccess access, Caller caller) {
        this.projects = projects;
        this.access = access;
        this.caller = caller;
    }

    /** Makes one. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Makes a project; once, however often it is sent with the same Idempotency-Key")
    @APIResponse(
            responseCode = "201",
            description = "The project, with its Location and ETag",
            content = @Content(schema = @Schema(implementation = Project.class)))
    @APIResponse(responseCode = "422", description = "The Idempotency-Key came before, with another body")
    public Uni<Response> make(
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull(message = "a JSON body with 'name' is needed") @Valid SayProject request) {
        return projects.make(caller.ownerId(), request.text(), IdempotencyKey.of(key, request))
                .map(ProjectsResource::receipt);
    }

    /** The caller's. */
    @GET
    @Operation(summary = "The caller's projects, newest first")
    @APIResponse(responseCode = "200", description = "A page; send its next as cursor")
    public Uni<Page<Project>> mine(
            @QueryParam("cursor") @Parameter(description = "The next of the page before") @Nullable String cursor,
            @QueryParam("limit") @Parameter(description = "1 to 200, 50 if not given") @Nullable String limit) {
        UUID before = Inputs.idCursor(cursor);
        int size = Parameters.limit(limit, DEFAULT_LIMIT, MAX_LIMIT);
        return projects.ofOwner(caller.ownerId(), before, size + 1)
                .map(found -> Page.of(found, size, last -> last.id().toString()));
    }

    /** One; 304 if the caller has it as it is. */
    @GET
    @Path("{id}")
    @Operation(summary = "A project, for its owner or an operator")
    @APIResponse(
            responseCode = "200",
            description = "The project, with its ETag",
            content = @Content(schema = @Schema(implementation = Project.class)))
    @APIResponse(responseCode = "304", description = "It is as If-None-Match says")
    @APIResponse(responseCode = "404", description = "No such project that the caller may see")
    public Uni<Response> get(@PathParam("id") String id, @Context Request request) {
        return access.visible(id).map(project -> ETags.shown(request, project, project.version()));
    }

    /** Says anew what it is. */
    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Says anew what the project is; If-Match is needed")
    @APIResponse(
            responseCode = "200",
            description = "The project as it is then, with its ETag",
            content = @Content(schema = @Schema(implementation = Project.class)))
    @APIResponse(responseCode = "404", description = "No such project of the caller's")
    @APIResponse(responseCode = "412", description = "It was changed meanwhile")
    @APIResponse(responseCode = "428", description = "There is no If-Match")
    public Uni<Response> change(
            @PathParam("id") String id,
            @NotNull(message = "a JSON body with 'name' is needed") @Valid SayProject request,
            @Context HttpHeaders headers,
            @Context Request preconditions) {
        return access.owned(id)
                .chain(project -> {
                    ETags.demand(headers, preconditions, project.version());
                    return projects.change(project.id(), project.version(), request.text());
                })
                .map(changed -> shown(changed.orElseThrow(ETags::stale)).build());
    }

    /** Removes it; its sessions and their actions stay. */
    @DELETE
    @Path("{id}")
    @Operation(summary = "Removes the project; its sessions and their actions stay. If-Match is needed")
    @APIResponse(responseCode = "204", description = "It is gone")
    @APIResponse(responseCode = "404", description = "No such project of the caller's")
    @APIResponse(responseCode = "412", description = "It was changed meanwhile")
    @APIResponse(responseCode = "428", description = "There is no If-Match")
    public Uni<Void> remove(@PathParam("id") String id, @Context HttpHeaders headers, @Context Request preconditions) {
        return access.owned(id)
                .chain(project -> {
                    ETags.demand(headers, preconditions, project.version());
                    return projects.remove(project.id(), project.version());
                })
                .invoke(removed -> {
                    if (!removed) {
                        throw ETags.stale();
                    }
                })
                .replaceWithVoid();
    }

    private static Response receipt(Making making) {
        return switch (making) {
            case Making.Made made ->
                shown(made.project())
                        .status(Response.Status.CREATED)
                        .location(
                                URI.create("/api/v1/projects/" + made.project().id()))
                        .build();
            case Making.KeyReused reused ->
                throw IdempotencyKey.reused(
                        "Project " + reused.project().id() + " was made with this key and another body.");
        };
    }

    private static Response.ResponseBuilder shown(Project project) {
        return Response.ok(project).tag(ETags.tag(project.version()));
    }
}
