package dev.synod.stream.adapter.http;

import dev.synod.kit.http.Caller;
import dev.synod.kit.http.Problems;
import dev.synod.kit.limit.LimitedElsewhere;
import dev.synod.kit.log.LogIds;
import dev.synod.stream.shell.session.SessionAccess;
import dev.synod.stream.shell.session.Viewers;
import dev.synod.stream.shell.session.Viewing;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

import java.util.UUID;

/** A session's events, from any point on. */
@Path("/api/v1/sessions/{id}/stream")
public class SessionStreamResource {
    private static final String FORM =
            "the id of an event of this session, a whole number from 0; leave it out to start from the first event.";

    private final Caller caller;
    private final Entrance entrance;
    private final SessionAccess access;
    private final Viewers viewers;

    SessionStreamResource(Caller caller, Entrance entrance, SessionAccess access, Viewers viewers) {
        this.caller = caller;
        this.entrance = entrance;
        this.access = access;
        this.viewers = viewers;
    }

    /** Replays what the client lacks, then goes on live until the session ends. */
    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            summary = "Stream a session's events",
            description = "Events beyond Last-Event-ID (or `after`), gapless and in order, then live ones."
                    + " A dropped connection resumes with the last id.")
    @APIResponse(
            responseCode = "200",
            description = "Server-sent events; the id of each is its sequence",
            content =
                    @Content(mediaType = MediaType.SERVER_SENT_EVENTS, schema = @Schema(implementation = String.class)))
    @APIResponse(responseCode = "204", description = "The session is over and the client has all of it")
    @APIResponse(responseCode = "400", description = "The position is no sequence")
    @APIResponse(responseCode = "404", description = "There is no such session, or it is somebody else's")
    @APIResponse(responseCode = "410", description = "The session's events are not kept any more")
    @APIResponse(responseCode = "429", description = "Opened and left at once too often; see Retry-After")
    @APIResponse(responseCode = "503", description = "No further stream can be taken now; see Retry-After")
    @LimitedElsewhere
    public Uni<@Nullable OpenStream> stream(
            @PathParam("id") String id,
            @HeaderParam("Last-Event-ID") @Nullable String lastEventId,
            @QueryParam("after") @Nullable String afterParameter) {
        Long after = new Resumption(lastEventId, afterParameter).position(SessionStreamResource::sequence, FORM);
        UUID sessionId = sessionId(id);
        LogIds.session(sessionId.toString());
        Viewing viewing = new Viewing(caller.ownerId(), sessionId.toString(), after == null ? 0 : after);
        entrance.pass(viewing.client());
        return access.ownerOf(sessionId)
                .onFailure()
                .transform(
                        failure -> Entrance.unavailable("Whose session this is can't be looked up now. Connect again."))
                .onItem()
                .transformToUni(owner -> {
                    if (owner.filter(caller::maySee).isEmpty()) {
                        throw Problems.notFound("session", id);
                    }
                    return access.beyond(viewing.sessionId(), viewing.after());
                })
                .map(prospect -> switch (prospect) {
                    case MORE -> new OpenStream(line -> viewers.open(viewing, line));
                    case NOTHING -> null;
                    case EXPIRED -> throw expired(viewing.sessionId());
                });
    }

    private static HttpProblem expired(String sessionId) {
        return Problems.problem(
                        410,
                        "history_expired",
                        "The history is not kept any more",
                        "The events of session '" + sessionId + "' were kept as long as its operators say. Its verdict,"
                                + " actions and cost can still be read from the record.")
                .build();
    }

    private static UUID sessionId(String id) {
        try {
            UUID uuid = UUID.fromString(id);
            if (uuid.toString().equalsIgnoreCase(id)) {
                return uuid;
            }
        } catch (IllegalArgumentException e) {
            throw (HttpProblem) Problems.notFound("session", id).initCause(e);
        }
        throw Problems.notFound("session", id);
    }

    private static Long sequence(String text) {
        long sequence = Long.parseLong(text);
        if (sequence < 0) {
            throw new IllegalArgumentException("negative");
        }
        return sequence;
    }
}
