package dev.synod.session.adapter.http;

import dev.synod.kit.http.Problems;
import dev.synod.session.core.Input;
import dev.synod.session.shell.IllegalTransition;
import dev.synod.session.shell.SessionView;
import dev.synod.session.shell.Sessions;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.function.Function;

/** What a user may want with a session of theirs. Each answers with the session as it is then. */
@Path("/api/v1/sessions")
@Produces(MediaType.APPLICATION_JSON)
public class SessionOrdersResource {
    private final OwnSessions own;
    private final Sessions sessions;

    SessionOrdersResource(OwnSessions own, Sessions sessions) {
        this.own = own;
        this.sessions = sessions;
    }

    /** Answers the questions of a session that waits for them. */
    @POST
    @Path("{id}/clarifications")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> clarify(
            @PathParam("id") String id,
            @NotNull(message = "a JSON body with 'answer' is needed") @Valid Says.Clarification request) {
        return order(id, "be clarified", at -> new Input.Clarify(at, request.answer()));
    }

    /** Raises a hand: what is said is heard in the next round. */
    @POST
    @Path("{id}/interjections")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> interject(
            @PathParam("id") String id,
            @NotNull(message = "a JSON body with 'text' is needed") @Valid Says.Interjection request) {
        return order(id, "hear an interjection", at -> new Input.Interject(at, request.text()));
    }

    /** Lets a session stand still: what is asked is heard, nothing new is asked. */
    @POST
    @Path("{id}/pause")
    public Uni<Response> pause(@PathParam("id") String id) {
        return order(id, "be paused", Input.Pause::new);
    }

    /** Lets a paused session go on. */
    @POST
    @Path("{id}/resume")
    public Uni<Response> resume(@PathParam("id") String id) {
        return order(id, "be resumed", Input.Resume::new);
    }

    /** Takes a failed session up again where it failed. */
    @POST
    @Path("{id}/retry")
    public Uni<Response> retry(@PathParam("id") String id) {
        return order(id, "be retried", Input.Retry::new);
    }

    /** Ends a session for good. */
    @POST
    @Path("{id}/cancel")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> cancel(@PathParam("id") String id, @Valid @Nullable CancelSession request) {
        String reason = request == null || request.reason() == null ? "cancelled by its user" : request.reason();
        return order(id, "be cancelled", at -> new Input.Cancel(at, reason));
    }

    private Uni<Response> order(String id, String wish, Function<Instant, Input> input) {
        return own.owned(id)
                .invoke(view -> OwnSessions.begun(view, wish))
                .chain(view -> sessions.act(view.id(), wish, input))
                .chain(() -> own.visible(id))
                .map(SessionOrdersResource::shown)
                .onFailure(IllegalTransition.class)
                .transform(failure -> conflict((IllegalTransition) failure));
    }

    private static Response shown(SessionView view) {
        return Response.ok(view).tag(Integer.toString(view.version())).build();
    }

    private static RuntimeException conflict(IllegalTransition failure) {
        return Problems.problem(409, "illegal_transition", "Not in this state", String.valueOf(failure.getMessage()))
                .with("state", failure.current().name())
                .build();
    }
}
