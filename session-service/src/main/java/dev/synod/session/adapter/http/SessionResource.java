package dev.synod.session.adapter.http;

import dev.synod.kit.http.Caller;
import dev.synod.kit.http.Parameters;
import dev.synod.kit.http.Problems;
import dev.synod.session.SessionConfig;
import dev.synod.session.shell.IllegalTransition;
import dev.synod.session.shell.NewSession.IdempotencyKey;
import dev.synod.session.shell.Opening;
import dev.synod.session.shell.SessionStore;
import dev.synod.session.shell.SessionView;
import dev.synod.session.shell.Sessions;
import io.opentelemetry.api.trace.Span;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Sessions over HTTP. What another user owns does not exist. */
@Path("/api/v1/sessions")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class SessionResource {
    private static final int DEFAULT_LIMIT = 20;
    private static final int MAX_LIMIT = 100;

    private final Sessions sessions;
    private final SessionStore store;
    private final Caller caller;
    private final SessionConfig config;

    SessionResource(Sessions sessions, SessionStore store, Caller caller, SessionConfig config) {
        this.sessions = sessions;
        this.store = store;
        this.caller = caller;
        this.config = config;
    }

    /** Posts a problem; the answer comes at once, the verdict later. */
    @POST
    public Uni<Response> create(
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull(message = "a JSON body with 'problem' is needed") @Valid CreateSession request) {
        Optional<IdempotencyKey> idempotency =
                Optional.ofNullable(key).map(given -> new IdempotencyKey(checked(given), Fingerprint.of(request)));
        return sessions.open(
                        caller.ownerId(), request.problem(), request.councilOptions(config.defaults()), idempotency)
                .map(opening -> switch (opening) {
                    case Opening.Accepted accepted -> accepted(accepted.sessionId());
                    case Opening.KeyReused reused ->
                        throw Problems.problem(
                                        422,
                                        "idempotency_key_reused",
                                        "The Idempotency-Key was used for another request",
                                        "Session " + reused.sessionId() + " was posted with this key and another body."
                                                + " Send the same body, or a new key.")
                                .build();
                });
    }

    /** One session; 304 if the caller has it as it is. */
    @GET
    @Path("{id}")
    public Uni<Response> get(@PathParam("id") String id, @Context Request request) {
        return visible(id).map(view -> {
            EntityTag tag = new EntityTag(Integer.toString(view.version()));
            Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
            return unchanged == null ? Response.ok(view).tag(tag).build() : unchanged.build();
        });
    }

    /** The caller's sessions, newest first. */
    @GET
    public Uni<SessionPage> list(
            @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable String limit) {
        int size = Parameters.limit(limit, DEFAULT_LIMIT, MAX_LIMIT);
        Optional<UUID> before = Optional.ofNullable(cursor).map(given -> Parameters.uuid(given)
                .orElseThrow(() -> Problems.invalid("'cursor' must be the 'next' of an earlier page.")));
        return store.list(caller.ownerId(), before, size + 1).map(found -> page(found, size));
    }

    /** Ends a session for good. */
    @POST
    @Path("{id}/cancel")
    public Uni<Response> cancel(@PathParam("id") String id, @Valid @Nullable CancelSession request) {
        String reason = request == null || request.reason() == null ? "cancelled by its user" : request.reason();
        return visible(id).map(view -> own(view, id)).chain(view -> sessions.cancel(view.id(), reason)
                .chain(() -> visible(id))
                .map(ended -> Response.ok(ended)
                        .tag(Integer.toString(ended.version()))
                        .build())
                .onFailure(IllegalTransition.class)
                .transform(failure -> conflict((IllegalTransition) failure)));
    }

    /** Operators may look at what others own, and no more. */
    private SessionView own(SessionView view, String id) {
        if (!view.ownerId().equals(caller.ownerId())) {
            throw Problems.notFound("session", id);
        }
        return view;
    }

    private Uni<SessionView> visible(String id) {
        UUID sessionId = Parameters.uuid(id).orElseThrow(() -> Problems.notFound("session", id));
        Span.current().setAttribute("synod.session.id", id);
        return store.find(sessionId).map(found -> found.filter(view -> caller.maySee(view.ownerId()))
                .orElseThrow(() -> Problems.notFound("session", id)));
    }

    private static Response accepted(UUID sessionId) {
        Span.current().setAttribute("synod.session.id", sessionId.toString());
        return Response.accepted(Accepted.of(sessionId))
                .location(URI.create("/api/v1/sessions/" + sessionId))
                .build();
    }

    private static SessionPage page(List<SessionView> found, int limit) {
        boolean more = found.size() > limit;
        List<SessionView> items = more ? found.subList(0, limit) : found;
        return new SessionPage(items, more ? items.getLast().id().toString() : null);
    }

    private static RuntimeException conflict(IllegalTransition failure) {
        return Problems.problem(409, "illegal_transition", "Not in this state", String.valueOf(failure.getMessage()))
                .with("state", failure.current().name())
                .build();
    }

    private static String checked(String key) {
        if (key.isBlank() || key.length() > 255) {
            throw Problems.invalid("'Idempotency-Key' must be 1 to 255 characters; a fresh UUID is a good one.");
        }
        return key;
    }
}
