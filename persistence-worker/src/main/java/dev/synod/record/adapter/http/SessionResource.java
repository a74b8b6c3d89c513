package dev.synod.record.adapter.http;

import dev.synod.kit.http.Page;
import dev.synod.kit.http.Parameters;
import dev.synod.kit.http.Problems;
import dev.synod.record.shell.reads.ActionItem;
import dev.synod.record.shell.reads.Contribution;
import dev.synod.record.shell.reads.HistoryItem;
import dev.synod.record.shell.reads.SessionCost;
import dev.synod.record.shell.reads.SessionHead;
import dev.synod.record.shell.reads.SessionRecords;
import dev.synod.record.shell.reads.SessionVerdict;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
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

import java.util.UUID;

/** What is remembered of a session. It may lag behind the session by the moments its events travel. */
@Path("/api/v1/sessions/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Sessions", description = "What is remembered of one session, for its owner")
@APIResponse(responseCode = "400", description = "The session id or a query parameter is not valid")
@APIResponse(responseCode = "401", description = "No valid token")
@APIResponse(responseCode = "404", description = "No such session that the caller may see")
public class SessionResource {
    private static final int DEFAULT_LIMIT = 100;
    private static final int MAX_LIMIT = 1000;

    private final SessionRecords sessions;
    private final SessionAccess access;

    SessionResource(SessionRecords sessions, SessionAccess access) {
        this.sessions = sessions;
        this.access = access;
    }

    /** Its history. */
    @GET
    @Path("events")
    @Operation(summary = "The session's events in order, their data as it was published")
    @APIResponse(responseCode = "200", description = "A page; send its next as after")
    @APIResponse(responseCode = "410", description = "It is not kept any more")
    public Uni<Page<HistoryItem>> events(
            @PathParam("id") String id,
            @QueryParam("after") @Parameter(description = "Only events beyond this sequence") @Nullable String after,
            @QueryParam("limit") @Parameter(description = "1 to 1000, 100 if not given") @Nullable String limit) {
        UUID sessionId = Inputs.sessionId("The id in the path", id);
        long from = Inputs.after(after);
        int size = Parameters.limit(limit, DEFAULT_LIMIT, MAX_LIMIT);
        return access.toHistory(sessionId)
                .flatMap(head -> sessions.events(sessionId, from, size + 1, head.lastSequence()))
                .map(rows -> Page.of(rows, size, last -> Long.toString(last.sequence())));
    }

    /** What its experts said. */
    @GET
    @Path("contributions")
    @Operation(summary = "What the experts said, in order")
    @APIResponse(responseCode = "200", description = "A page; send its next as after")
    @APIResponse(responseCode = "410", description = "They are not kept any more")
    public Uni<Page<Contribution>> contributions(
            @PathParam("id") String id,
            @QueryParam("after") @Parameter(description = "Only those beyond this sequence") @Nullable String after,
            @QueryParam("limit") @Parameter(description = "1 to 1000, 100 if not given") @Nullable String limit) {
        UUID sessionId = Inputs.sessionId("The id in the path", id);
        long from = Inputs.after(after);
        int size = Parameters.limit(limit, DEFAULT_LIMIT, MAX_LIMIT);
        return access.toHistory(sessionId)
                .flatMap(head -> sessions.contributions(sessionId, from, size + 1, head.lastSequence()))
                .map(rows -> Page.of(rows, size, last -> Long.toString(last.sequence())));
    }

    /** Its verdict. */
    @GET
    @Path("verdict")
    @Operation(summary = "The verdict; a problem with code verdict_not_reached while there is none")
    @APIResponse(responseCode = "200", description = "The verdict")
    public Uni<SessionVerdict> verdict(@PathParam("id") String id) {
        UUID sessionId = Inputs.sessionId("The id in the path", id);
        return access.to(sessionId).flatMap(head -> sessions.verdict(sessionId)
                .map(found -> found.orElseThrow(() -> notReached(sessionId, head))));
    }

    /** What it has cost. */
    @GET
    @Path("cost")
    @Operation(summary = "What the session has cost so far")
    @APIResponse(responseCode = "200", description = "Its totals; zeros before its first paid call")
    public Uni<SessionCost> cost(@PathParam("id") String id) {
        UUID sessionId = Inputs.sessionId("The id in the path", id);
        return access.to(sessionId).flatMap(head -> sessions.cost(sessionId)
                .map(found -> found.orElseThrow(() -> Problems.notFound("session", sessionId))));
    }

    /** What to do about its verdict. */
    @GET
    @Path("actions")
    @Operation(summary = "The verdict's actions, in its order; none before the verdict")
    @APIResponse(responseCode = "200", description = "All of them")
    public Uni<Page<ActionItem>> actions(@PathParam("id") String id) {
        UUID sessionId = Inputs.sessionId("The id in the path", id);
        return access.to(sessionId)
                .flatMap(head -> sessions.actions(sessionId))
                .map(actions -> new Page<>(actions, null));
    }

    private static HttpProblem notReached(UUID sessionId, SessionHead head) {
        boolean over = head.endedAt() != null;
        String detail = over
                ? "Session '" + sessionId + "' ended as " + head.state() + ", without a verdict."
                : "Session '" + sessionId + "' is " + head.state()
                        + "; ask again once verdict.reached is in its events.";
        return Problems.problem(404, "verdict_not_reached", "There is no verdict", detail)
                .with("retryable", !over)
                .build();
    }
}
