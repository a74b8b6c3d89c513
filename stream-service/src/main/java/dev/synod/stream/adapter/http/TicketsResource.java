package dev.synod.stream.adapter.http;

import dev.synod.kit.http.Caller;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.ResponseStatus;

import java.util.Set;

/** Passes for clients that can't send headers. */
@Path("/api/v1/stream-tickets")
@Produces(MediaType.APPLICATION_JSON)
public class TicketsResource {
    private final Caller caller;
    private final StreamTickets tickets;

    TicketsResource(Caller caller, StreamTickets tickets) {
        this.caller = caller;
        this.tickets = tickets;
    }

    /** A ticket for whoever asks. */
    @POST
    @ResponseStatus(201)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(
            summary = "Get a ticket for streams",
            description = "For `?ticket=` of a stream's URL, by clients that can't send an Authorization header, such"
                    + " as EventSource. It opens all streams that its owner may see, until it expires; what is open"
                    + " then stays open.")
    @APIResponse(responseCode = "201", description = "The ticket, and when it expires")
    public StreamTickets.Ticket issue() {
        return tickets.issue(caller.ownerId(), caller.isAdmin() ? Set.of("admin") : Set.of());
    }
}
