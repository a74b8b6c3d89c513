package dev.synod.record.adapter.http;

import dev.synod.kit.http.Caller;
import dev.synod.kit.http.Page;
import dev.synod.kit.http.Parameters;
import dev.synod.record.shell.reads.ActionItem;
import dev.synod.record.shell.reads.ActionRecords;
import dev.synod.record.shell.reads.Place;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The caller's actions, of all sessions. */
@Path("/api/v1/actions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Actions", description = "What is to be done about verdicts")
public class ActionsResource {
    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 200;

    private final ActionRecords actions;
    private final Caller caller;

    ActionsResource(ActionRecords actions, Caller caller) {
        this.actions = actions;
        this.caller = caller;
    }

    /** A page of them. */
    @GET
    @Operation(summary = "The caller's actions, those of the newest verdict first")
    @APIResponse(responseCode = "200", description = "A page; send its next as cursor")
    @APIResponse(responseCode = "400", description = "A query parameter is not valid")
    @APIResponse(responseCode = "401", description = "No valid token")
    public Uni<Page<ActionItem>> mine(
            @QueryParam("status")
                    @Parameter(description = "todo, in_progress, blocked, in_review, done or cancelled")
                    @Nullable String status,
            @QueryParam("session") @Parameter(description = "Only those of this session") @Nullable String session,
            @QueryParam("project") @Parameter(description = "Only those of sessions in this project") @Nullable String project,
            @QueryParam("cursor") @Parameter(description = "The next of the page before") @Nullable String cursor,
            @QueryParam("limit") @Parameter(description = "1 to 200, 50 if not given") @Nullable String limit) {
        ActionRecords.Filter filter = new ActionRecords.Filter(
                Inputs.status(status),
                session == null ? null : Inputs.sessionId("Query parameter session", session),
                Inputs.project(project));
        Place after = PlaceCursor.read(cursor);
        int size = Parameters.limit(limit, DEFAULT_LIMIT, MAX_LIMIT);
        return actions.ofOwner(caller.ownerId(), filter, after, size + 1)
                .map(rows -> Page.of(rows, size, last -> PlaceCursor.write(last.place())));
    }
}
