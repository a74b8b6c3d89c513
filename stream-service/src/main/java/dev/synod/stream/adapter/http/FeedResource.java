package dev.synod.stream.adapter.http;

import dev.synod.kit.http.Caller;
import dev.synod.kit.limit.LimitedElsewhere;
import dev.synod.stream.core.FeedPosition;
import dev.synod.stream.shell.feed.FeedViewing;
import dev.synod.stream.shell.feed.Feeds;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** What happens in all of somebody's sessions. */
@Path("/api/v1/stream")
public class FeedResource {
    private static final String FORM = "the id of an event of this feed; leave it out to begin now.";

    private final Caller caller;
    private final Entrance entrance;
    private final Feeds feeds;

    FeedResource(Caller caller, Entrance entrance, Feeds feeds) {
        this.caller = caller;
        this.entrance = entrance;
        this.feeds = feeds;
    }

    /** Begins now, or resumes; goes on for ever. */
    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            summary = "Stream the events of all own sessions",
            description = "First `feed.started`: load what you show, then follow. Each event is a CloudEvent in JSON,"
                    + " those of one session in order. A dropped connection resumes with the last id, at any"
                    + " replica; if that lies too far back, `feed.reset` says so: load what you show anew.")
    @APIResponse(
            responseCode = "200",
            description = "Server-sent events; their ids are positions in the feed",
            content =
                    @Content(mediaType = MediaType.SERVER_SENT_EVENTS, schema = @Schema(implementation = String.class)))
    @APIResponse(responseCode = "400", description = "The position is none of a feed")
    @APIResponse(responseCode = "429", description = "Opened and left at once too often; see Retry-After")
    @APIResponse(responseCode = "503", description = "No further stream can be taken now; see Retry-After")
    @LimitedElsewhere
    public OpenStream stream(
            @HeaderParam("Last-Event-ID") @Nullable String lastEventId, @QueryParam("after") @Nullable String after) {
        FeedViewing viewing = new FeedViewing(
                caller.ownerId(), new Resumption(lastEventId, after).position(FeedPosition::parse, FORM));
        entrance.pass(viewing.client());
        return new OpenStream(line -> feeds.open(viewing, line));
    }
}
