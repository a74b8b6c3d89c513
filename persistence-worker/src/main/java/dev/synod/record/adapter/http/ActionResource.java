package dev.synod.record.adapter.http;

import dev.synod.kit.http.Caller;
import dev.synod.kit.http.ETags;
import dev.synod.kit.http.Problems;
import dev.synod.record.core.action.ActionState;
import dev.synod.record.core.action.ActionStatus;
import dev.synod.record.core.action.Decision;
import dev.synod.record.shell.actions.Actions;
import dev.synod.record.shell.reads.ActionItem;
import dev.synod.record.shell.reads.ActionRecords;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** One action, its id in the path as it is: the session's id, a slash, its number. */
@Path("/api/v1/actions/{session}/{number}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Actions")
@APIResponse(responseCode = "401", description = "No valid token")
@APIResponse(responseCode = "404", description = "No such action that the caller may see, or change")
public class ActionResource {
    private final ActionRecords records;
    private final Actions actions;
    private final Caller caller;

    ActionResource(ActionRecords records, Actions actions, Caller caller) {
        this.records = records;
        this.actions = actions;
        this.caller = caller;
    }

    /** The action; 304 if the caller has it as it is. */
    @GET
    @Operation(summary = "The action, for its owner or an operator")
    @APIResponse(
            responseCode = "200",
            description = "The action, with its ETag",
            content = @Content(schema = @Schema(implementation = ActionItem.class)))
    @APIResponse(responseCode = "304", description = "It is as If-None-Match says")
    public Uni<Response> get(
            @PathParam("session") String session, @PathParam("number") String number, @Context Request request) {
        return visible(session + "/" + number).map(action -> ETags.shown(request, action, action.version()));
    }

    /** Moves it to another status. */
    @PATCH
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Moves the action to a status; the one it has is no change")
    @APIResponse(
            responseCode = "200",
            description = "The action as it is then, with its ETag",
            content = @Content(schema = @Schema(implementation = ActionItem.class)))
    @APIResponse(responseCode = "400", description = "No such status, or blocked without a reason")
    @APIResponse(responseCode = "409", description = "illegal_transition, or dependencies_open")
    @APIResponse(responseCode = "412", description = "It was changed meanwhile")
    @APIResponse(responseCode = "428", description = "There is no If-Match")
    public Uni<Response> move(
            @PathParam("session") String session,
            @PathParam("number") String number,
            @NotNull(message = "a JSON body with 'status' is needed") @Valid MoveAction wish,
            @Context HttpHeaders headers,
            @Context Request request) {
        ActionStatus status = Inputs.status("'status'", wish.status());
        if (wish.blockedBecause() != null && status != ActionStatus.BLOCKED) {
            throw Problems.invalid("'blockedBecause' goes with the status blocked only.");
        }
        String id = session + "/" + number;
        return owned(id)
                .chain(action -> {
                    ETags.demand(headers, request, action.version());
                    return actions.move(id, action.version(), status, wish.blockedBecause());
                })
                .invoke(decision -> complain(id, status, decision.orElseThrow(ETags::stale)))
                .chain(() -> visible(id))
                .map(action ->
                        Response.ok(action).tag(ETags.tag(action.version())).build());
    }

    private Uni<ActionItem> visible(String id) {
        return records.find(id).map(found -> found.filter(action -> caller.maySee(action.ownerId()))
                .orElseThrow(() -> Problems.notFound("action", id)));
    }

    private Uni<ActionItem> owned(String id) {
        return records.find(id).map(found -> found.filter(action -> caller.owns(action.ownerId()))
                .orElseThrow(() -> Problems.notFound("action", id)));
    }

    private static void complain(String id, ActionStatus wished, Decision decision) {
        switch (decision) {
            case Decision.Unchanged unchanged -> {}
            case Decision.Changed changed -> {}
            case Decision.ReasonMissing missing ->
                throw Problems.invalid("'blockedBecause' must say why the action is blocked.");
            case Decision.Illegal illegal -> throw illegal(id, wished, illegal);
            case Decision.DependenciesOpen waits -> throw open(id, wished, waits);
        }
    }

    private static RuntimeException illegal(String id, ActionStatus wished, Decision.Illegal illegal) {
        String where = illegal.legal().isEmpty()
                ? "that is final."
                : "from there it may go to " + Inputs.names(illegal.legal(), ActionStatus::text) + ".";
        return Problems.problem(
                        409,
                        "illegal_transition",
                        "Not in this state",
                        "Action '" + id + "' is " + illegal.state() + " and can't become " + wished + ": " + where)
                .with("state", illegal.state().text())
                .with("next", illegal.legal().stream().map(ActionStatus::text).toList())
                .build();
    }

    private static RuntimeException open(String id, ActionStatus wished, Decision.DependenciesOpen waits) {
        return Problems.problem(
                        409,
                        "dependencies_open",
                        "Others come first",
                        "Action '" + id + "' can't become " + wished + " before these are done or cancelled: "
                                + Inputs.names(waits.open(), other -> other.actionId() + " (" + other.status() + ")")
                                + ".")
                .with(
                        "dependencies",
                        waits.open().stream()
                                .map(ActionState.Dependency::actionId)
                                .toList())
                .build();
    }
}
