package dev.synod.record.adapter.http;

import dev.synod.events.session.Outcome;
import dev.synod.kit.http.Caller;
import dev.synod.kit.http.Page;
import dev.synod.kit.http.Parameters;
import dev.synod.record.shell.reads.OwnerRecords;
import dev.synod.record.shell.reads.Place;
import dev.synod.record.shell.reads.SessionCost;
import dev.synod.record.shell.reads.SessionVerdict;
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

import java.util.UUID;

/** What the caller's sessions came to, all together. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Lists", description = "Verdicts and costs of all sessions of the caller")
@APIResponse(responseCode = "400", description = "A query parameter is not valid")
@APIResponse(responseCode = "401", description = "No valid token")
public class OwnerResource {
    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 200;

    private final OwnerRecords records;
    private final Caller caller;

    OwnerResource(OwnerRecords records, Caller caller) {
        this.records = records;
        this.caller = caller;
    }

    /** What was said. */
    @GET
    @Path("verdicts")
    @Operation(summary = "The caller's verdicts, newest first")
    @APIResponse(responseCode = "200", description = "A page; send its next as cursor")
    public Uni<Page<SessionVerdict>> verdicts(
            @QueryParam("project") @Parameter(description = "Only those of sessions in this project") @Nullable String project,
            @QueryParam("outcome") @Parameter(description = "full, reduced or partial") @Nullable String outcome,
            @QueryParam("cursor") @Parameter(description = "The next of the page before") @Nullable String cursor,
            @QueryParam("limit") @Parameter(description = "1 to 200, 50 if not given") @Nullable String limit) {
        UUID projectId = Inputs.project(project);
        Outcome wanted = Inputs.outcome(outcome);
        Place after = PlaceCursor.read(cursor);
        int size = Parameters.limit(limit, DEFAULT_LIMIT, MAX_LIMIT);
        return records.verdicts(caller.ownerId(), projectId, wanted, after, size + 1)
                .map(rows -> Page.of(rows, size, last -> PlaceCursor.write(last.place())));
    }

    /** What was paid. */
    @GET
    @Path("costs")
    @Operation(summary = "What each of the caller's sessions has cost, newest session first")
    @APIResponse(responseCode = "200", description = "A page; send its next as cursor")
    public Uni<Page<SessionCost>> costs(
            @QueryParam("project") @Parameter(description = "Only sessions in this project") @Nullable String project,
            @QueryParam("cursor") @Parameter(description = "The next of the page before") @Nullable String cursor,
            @QueryParam("limit") @Parameter(description = "1 to 200, 50 if not given") @Nullable String limit) {
        UUID projectId = Inputs.project(project);
        Place after = PlaceCursor.read(cursor);
        int size = Parameters.limit(limit, DEFAULT_LIMIT, MAX_LIMIT);
        return records.costs(caller.ownerId(), projectId, after, size + 1)
                .map(rows -> Page.of(rows, size, last -> PlaceCursor.write(last.place())));
    }
}
