package dev.synod.stream.adapter.http;

import dev.synod.kit.http.Caller;
import dev.synod.kit.http.Problems;
import dev.synod.stream.shell.SessionAccess;
import dev.synod.stream.shell.Viewers;
import dev.synod.stream.shell.Viewing;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

import java.util.UUID;

/** A session's events, from any point on. */
@Path("/api/v1/sessions/{id}/stream")
public class StreamResource {
    private static final String RETRY_AFTER_SECONDS = "2";

    private final Caller caller;
    private final SessionAccess access;
    private final Viewers viewers;

    StreamResource(Caller caller, SessionAccess access, Viewers viewers) {
        this.caller = caller;
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
    @APIResponse(responseCode = "503", description = "No further stream can be taken now; see Retry-After")
    public Uni<@Nullable SessionStream> stream(
            @PathParam("id") String id,
            @HeaderParam("Last-Event-ID") @Nullable String lastEventId,
            @QueryParam("after") @Nullable String after) {
        // What a client got since it first connected counts for more than what its URL says.
        long from = lastEventId == null || lastEventId.isBlank()
                ? sequence("The query parameter 'after'", after)
                : sequence("The header Last-Event-ID", lastEventId);
        UUID sessionId = sessionId(id);
        if (viewers.full()) {
            throw unavailable("This server takes no further streams now. Connect again.");
        }
        return access.ownerOf(sessionId)
                .onFailure()
                .transform(failure -> unavailable("Whose session this is can't be looked up now. Connect again."))
                .onItem()
                .transformToUni(owner -> {
                    if (owner.filter(caller::maySee).isEmpty()) {
                        throw Problems.notFound("session", id);
                    }
                    return access.endsBy(sessionId.toString(), from);
                })
                .map(over -> over ? null : new SessionStream(new Viewing(sessionId.toString(), from)));
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

    private static long sequence(String where, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return 0;
        }
        try {
            long sequence = Long.parseLong(text.strip());
            if (sequence >= 0) {
                return sequence;
            }
        } catch (NumberFormatException e) {
            throw (HttpProblem) badSequence(where, text).initCause(e);
        }
        throw badSequence(where, text);
    }

    private static HttpProblem badSequence(String where, String text) {
        String shown = text.length() > 40 ? text.substring(0, 40) + "…" : text;
        return Problems.invalid(where + " is '" + shown
                + "'. It must be the id of an event of this session, a whole number from 0; leave it out to start"
                + " from the first event.");
    }

    private static HttpProblem unavailable(String detail) {
        return Problems.problem(503, "unavailable", "Not available now", detail)
                .withHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .build();
    }
}
