package dev.synod.session.adapter.http;

import dev.synod.events.session.CouncilOptions;
import dev.synod.kit.http.Caller;
import dev.synod.kit.http.Page;
import dev.synod.kit.http.Parameters;
import dev.synod.kit.http.Problems;
import dev.synod.session.core.replan.ReplanInput;
import dev.synod.session.core.replan.ReplanState;
import dev.synod.session.shell.OutboxLimit;
import dev.synod.session.shell.replan.ReplanStore;
import dev.synod.session.shell.replan.ReplanView;
import dev.synod.session.shell.replan.Replans;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Replanning a blocked action, and the sagas that do it. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
public class ReplansResource {
    private static final int DEFAULT_LIMIT = 20;
    private static final int MAX_LIMIT = 100;

    private final Replans replans;
    private final ReplanStore store;
    private final ReplanReceipts receipts;
    private final Wishes wishes;
    private final Caller caller;
    private final OutboxLimit outboxLimit;

    ReplansResource(
            Replans replans,
            ReplanStore store,
            ReplanReceipts receipts,
            Wishes wishes,
            Caller caller,
            OutboxLimit outboxLimit) {
        this.replans = replans;
        this.store = store;
        this.receipts = receipts;
        this.wishes = wishes;
        this.caller = caller;
        this.outboxLimit = outboxLimit;
    }

    /** What is wished for the new session. */
    public record Replan(@Valid CreateSession.@Nullable Options options) {}

    /** Has a blocked action replanned by a new session; answers when it is linked, or refused, or the wait is over. */
    @POST
    @Path("actions/{session}/{number}/replan")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> replan(
            @PathParam("session") String session,
            @PathParam("number") String number,
            @HeaderParam("Prefer") @Nullable String prefer,
            @Valid @Nullable Replan request) {
        String actionId = session + "/" + number;
        if (Parameters.uuid(session).isEmpty() || !number.matches("a[1-9][0-9]{0,3}")) {
            throw Problems.notFound("action", actionId);
        }
        if (outboxLimit.isExceeded()) {
            throw Receipts.outboxBehind();
        }
        CouncilOptions options = wishes.of(request == null ? null : request.options());
        return replans.begin(caller.ownerId(), actionId, options)
                .chain(begun -> receipts.settled(begun.saga(), Preference.waitOf(prefer))
                        .map(saga -> ReplanReceipts.of(saga, begun.fresh())));
    }

    /** One saga. */
    @GET
    @Path("replans/{id}")
    public Uni<ReplanView> get(@PathParam("id") String id) {
        return visible(id);
    }

    /** The caller's sagas, newest first; for operators, everybody's. */
    @GET
    @Path("replans")
    public Uni<Page<ReplanView>> list(
            @QueryParam("state") @Nullable String state,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable String limit) {
        int size = Parameters.limit(limit, DEFAULT_LIMIT, MAX_LIMIT);
        Optional<String> owner = caller.isAdmin() ? Optional.empty() : Optional.of(caller.ownerId());
        Optional<ReplanState> wanted = Optional.ofNullable(state)
                .map(text -> Parameters.oneOf(
                        "Query parameter state", text, List.of(ReplanState.values()), ReplanState::name));
        return store.list(new ReplanStore.Filter(owner, wanted, Cursors.before(cursor)), size + 1)
                .map(found -> Page.of(found, size, last -> last.id().toString()));
    }

    /** Gives it up, as long as the record has not linked it; what was done is undone. */
    @POST
    @Path("replans/{id}/cancel")
    public Uni<ReplanView> cancel(@PathParam("id") String id) {
        return order(id, ReplanState.LINKING, "be cancelled", ReplanInput.Cancel::new);
    }

    /** Has a parked compensation tried again. */
    @POST
    @Path("replans/{id}/retry")
    public Uni<ReplanView> retry(@PathParam("id") String id) {
        return order(id, ReplanState.PARKED, "be tried again", ReplanInput.Retry::new);
    }

    private Uni<ReplanView> order(String id, ReplanState from, String wish, Function<Instant, ReplanInput> input) {
        return visible(id)
                .invoke(view -> {
                    if (view.state() != from) {
                        throw conflict(view, wish);
                    }
                })
                .chain(view -> replans.input(view.id(), input))
                .chain(() -> visible(id));
    }

    private Uni<ReplanView> visible(String id) {
        UUID sagaId = Parameters.uuid(id).orElseThrow(() -> Problems.notFound("replan", id));
        return store.find(sagaId).map(found -> found.filter(view -> caller.maySee(view.ownerId()))
                .orElseThrow(() -> Problems.notFound("replan", id)));
    }

    private static RuntimeException conflict(ReplanView view, String wish) {
        return Problems.problem(
                        409,
                        "illegal_transition",
                        "Not in this state",
                        "A replan that is " + view.state() + " can't " + wish + ".")
                .with("state", view.state().name())
                .build();
    }
}
