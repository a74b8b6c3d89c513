package dev.synod.session.adapter.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.synod.events.Message;
import dev.synod.events.MessageJson;
import dev.synod.events.MessageTypes;
import dev.synod.events.UnreadableMessage;
import dev.synod.events.session.SessionEvent;
import dev.synod.kit.http.Problems;
import dev.synod.session.shell.Checkpoints;
import dev.synod.session.shell.Openings;
import dev.synod.session.shell.SessionStore;
import dev.synod.session.shell.Verification;
import dev.synod.session.shell.Verifier;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What can be done with a session's history: its checkpoints, a fork from one, the check of what was published. */
@Path("/api/v1/sessions")
@Produces(MediaType.APPLICATION_JSON)
public class SessionHistoryResource {
    private final OwnSessions own;
    private final SessionStore store;
    private final Openings openings;
    private final Verifier verifier;

    SessionHistoryResource(OwnSessions own, SessionStore store, Openings openings, Verifier verifier) {
        this.own = own;
        this.store = store;
        this.openings = openings;
        this.verifier = verifier;
    }

    /** A place in a session's history that a fork can go on from. */
    public record Checkpoint(String name, long sequence, Instant at) {}

    /** All of a session's checkpoints, in their order. */
    public record CheckpointList(List<Checkpoint> items) {}

    /** An event as it was published. */
    public record PublishedEvent(
            @NotNull Long sequence,
            @NotNull String type,
            @NotNull JsonNode data) {}

    /** Everything that was published of a session. */
    public record Published(@NotNull List<@NotNull @Valid PublishedEvent> events) {}

    /** The named checkpoints of a session. */
    @GET
    @Path("{id}/checkpoints")
    public Uni<CheckpointList> checkpoints(@PathParam("id") String id) {
        return own.visible(id)
                .chain(view -> store.facts(view.id()))
                .map(facts -> new CheckpointList(facts.stream()
                        .flatMap(numbered -> Checkpoints.nameOf(numbered.fact()).stream()
                                .map(name -> new Checkpoint(name, numbered.sequence(), numbered.at())))
                        .toList()));
    }

    /** A new session that goes on from a checkpoint of this one. */
    @POST
    @Path("{id}/fork")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> fork(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull(message = "a JSON body with 'checkpoint' is needed") @Valid Says.Fork request) {
        return own.owned(id)
                .chain(view -> openings.fork(
                        view.ownerId(),
                        view.id(),
                        request.checkpoint(),
                        Receipts.key(key, id + "/" + request.checkpoint())))
                .map(opening -> opening.map(Receipts::of)
                        .orElseThrow(() -> Problems.notFound("checkpoint", request.checkpoint())));
    }

    /** Folds the published events and compares with the checkpoint. */
    @POST
    @Path("{id}/verification")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Verification> verify(
            @PathParam("id") String id,
            @NotNull(message = "a JSON body with 'events' is needed") @Valid Published published) {
        Map<Long, Set<SessionEvent>> events = new TreeMap<>();
        for (PublishedEvent event : published.events()) {
            events.computeIfAbsent(event.sequence(), first -> new LinkedHashSet<>())
                    .add(read(event));
        }
        return own.visible(id).chain(view -> verifier.verify(view.id(), events));
    }

    private static SessionEvent read(PublishedEvent event) {
        Class<? extends Message> type = MessageTypes.recordOf(event.type())
                .filter(SessionEvent.class::isAssignableFrom)
                .orElseThrow(() -> Problems.invalid(
                        "event " + event.sequence() + ": '" + event.type() + "' is no type of a session event."));
        try {
            return (SessionEvent) MessageJson.read(event.data().toString().getBytes(StandardCharsets.UTF_8), type);
        } catch (UnreadableMessage e) {
            throw Problems.invalid("event " + event.sequence() + ": " + e.getMessage());
        }
    }
}
