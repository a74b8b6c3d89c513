package dev.synod.record.adapter.http.letters;

import dev.synod.kit.http.Caller;
import dev.synod.kit.http.Page;
import dev.synod.kit.http.Parameters;
import dev.synod.kit.http.Problems;
import dev.synod.kit.http.SecurityEvents;
import dev.synod.record.shell.letters.DeadLetter;
import dev.synod.record.shell.letters.DeadLetters;
import dev.synod.record.shell.letters.DeadLetters.Ruling;
import dev.synod.record.shell.letters.LetterDetail;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Records that could not be stored, for administrators: what they are, why, and what is to become of them. */
@Path("/api/v1/dead-letters")
@RolesAllowed(Caller.ADMIN)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Dead letters", description = "Records that could not be stored, for administrators")
@APIResponse(responseCode = "400", description = "A parameter or the body is not valid")
@APIResponse(responseCode = "401", description = "No valid token")
@APIResponse(responseCode = "403", description = "The caller is no administrator")
public class DeadLettersResource {
    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 200;

    private final DeadLetters letters;
    private final Caller caller;
    private final SecurityEvents security;

    DeadLettersResource(DeadLetters letters, Caller caller, SecurityEvents security) {
        this.letters = letters;
        this.caller = caller;
        this.security = security;
    }

    /** A page of them. */
    @GET
    @Operation(summary = "Dead letters, oldest first")
    @APIResponse(responseCode = "200", description = "A page; send its next as cursor")
    public Uni<Page<DeadLetter>> list(
            @QueryParam("state") @Parameter(description = "waiting, behind, parked, stored or discarded") @Nullable String state,
            @QueryParam("cause") @Parameter(description = "unreadable, refused or behind") @Nullable String cause,
            @QueryParam("session") @Parameter(description = "Only those of this session") @Nullable String session,
            @QueryParam("cursor") @Parameter(description = "The next of the page before") @Nullable String cursor,
            @QueryParam("limit") @Parameter(description = "1 to 200, 50 if not given") @Nullable String limit) {
        DeadLetters.Filter filter = new DeadLetters.Filter(
                LetterInputs.state(state), LetterInputs.cause(cause), LetterInputs.session(session));
        int size = Parameters.limit(limit, DEFAULT_LIMIT, MAX_LIMIT);
        return letters.list(filter, LetterInputs.cursor(cursor), size + 1)
                .map(rows -> Page.of(rows, size, last -> Long.toString(last.id())));
    }

    /** All of one. */
    @GET
    @Path("{id}")
    @Operation(summary = "One dead letter: the record itself, what was wrong with it, what was done about it")
    @APIResponse(responseCode = "200", description = "The letter")
    @APIResponse(responseCode = "404", description = "There is no such letter")
    public Uni<LetterDetail> one(@PathParam("id") String id) {
        return letters.find(LetterInputs.id(id))
                .map(found -> found.orElseThrow(() -> Problems.notFound("dead letter", id)));
    }

    /** Has one tried now. */
    @POST
    @Path("{id}/redrive")
    @ResponseStatus(202)
    @Operation(summary = "Try a dead letter now, and those behind it after it; its retries start anew")
    @APIResponse(responseCode = "202", description = "It is due, and tried within seconds")
    @APIResponse(responseCode = "404", description = "There is no such letter")
    @APIResponse(responseCode = "409", description = "Another letter is in front of it, or it is closed")
    public Uni<DeadLetter> redrive(@PathParam("id") String id) {
        return letters.redrive(LetterInputs.id(id), caller.ownerId())
                .map(ruling -> done(ruling, id))
                .invoke(letter -> security.administered(caller.ownerId(), "redrive", letter.id()));
    }

    /** Has many tried now. */
    @POST
    @Path("redrive")
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(202)
    @Operation(summary = "Try all dead letters now that are the first of their key, or those with a cause")
    @APIResponse(responseCode = "202", description = "Of so many keys the first letter is due")
    public Uni<Redriven> redriveMany(@Valid @NotNull Redrive which) {
        return letters.redriveAll(which.meant(), caller.ownerId())
                .map(Redriven::new)
                .invoke(done -> security.administered(caller.ownerId(), "redrive", done.keys() + " letters"));
    }

    /** Gives one up. */
    @POST
    @Path("{id}/discard")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Give a dead letter up; it stays to be looked at, and those behind it go on")
    @APIResponse(responseCode = "200", description = "It is discarded")
    @APIResponse(responseCode = "404", description = "There is no such letter")
    @APIResponse(responseCode = "409", description = "It is closed already")
    public Uni<DeadLetter> discard(@PathParam("id") String id, @Valid @NotNull Discard discard) {
        return letters.discard(LetterInputs.id(id), caller.ownerId(), discard.reason())
                .map(ruling -> done(ruling, id))
                .invoke(letter -> security.administered(caller.ownerId(), "discard", letter.id()));
    }

    private static DeadLetter done(Ruling ruling, String id) {
        return switch (ruling) {
            case Ruling.Done done -> done.letter();
            case Ruling.Missing missing -> throw Problems.notFound("dead letter", id);
            case Ruling.Closed closed ->
                throw Problems.problem(
                                409,
                                "dead_letter_closed",
                                "The dead letter is closed",
                                "Dead letter " + id + " is " + closed.state().text() + " already.")
                        .with("state", closed.state().text())
                        .build();
            case Ruling.Behind behind ->
                throw Problems.problem(
                                409,
                                "dead_letter_behind",
                                "Another dead letter is in front",
                                "Dead letter " + id + " keeps its session's order: redrive or discard "
                                        + behind.headId() + " first, and it follows by itself.")
                        .with("first", behind.headId())
                        .build();
        };
    }

    /** @param keys of so many the first letter is due now */
    public record Redriven(int keys) {}
}
