package dev.synod.session.adapter.http;

import dev.synod.kit.http.Caller;
import dev.synod.kit.http.ETags;
import dev.synod.kit.http.Page;
import dev.synod.kit.http.Parameters;
import dev.synod.session.shell.Openings;
import dev.synod.session.shell.SessionStore;
import dev.synod.session.shell.SessionView;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Sessions over HTTP: post, look, list. */
@Path("/api/v1/sessions")
@Produces(MediaType.APPLICATION_JSON)
public class SessionResource {
    private static final int DEFAULT_LIMIT = 20;
    private static final int MAX_LIMIT = 100;

    private final Openings openings;
    private final SessionStore store;
    private final OwnSessions own;
    private final Caller caller;
    private final Wishes wishes;

    SessionResource(Openings openings, SessionStore store, OwnSessions own, Caller caller, Wishes wishes) {
        this.openings = openings;
        this.store = store;
        this.own = own;
        this.caller = caller;
        this.wishes = wishes;
    }

    /** Posts a problem; the answer comes at once, the verdict later. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> create(
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull(message = "a JSON body with 'problem' is needed") @Valid CreateSession request) {
        return openings.open(
                        caller.ownerId(), request.problem(), wishes.of(request.options()), Receipts.key(key, request))
                .map(Receipts::of);
    }

    /** One session; 304 if the caller has it as it is. */
    @GET
    @Path("{id}")
    public Uni<Response> get(@PathParam("id") String id, @Context Request request) {
        return own.visible(id).map(view -> ETags.shown(request, view, view.version()));
    }

    /** The caller's sessions, newest first. */
    @GET
    public Uni<Page<SessionView>> list(
            @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable String limit) {
        int size = Parameters.limit(limit, DEFAULT_LIMIT, MAX_LIMIT);
        return store.list(caller.ownerId(), Cursors.before(cursor), size + 1)
                .map(found -> Page.of(found, size, last -> last.id().toString()));
    }
}
