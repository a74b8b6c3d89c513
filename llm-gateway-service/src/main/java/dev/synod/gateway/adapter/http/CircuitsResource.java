package dev.synod.gateway.adapter.http;

import dev.synod.gateway.shell.Guards;
import dev.synod.gateway.shell.Guards.Circuit;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

import java.util.List;

/** How the providers are doing, as this replica sees them. */
@Path("/api/v1/circuits")
@Produces(MediaType.APPLICATION_JSON)
public class CircuitsResource {
    private final Guards guards;

    CircuitsResource(Guards guards) {
        this.guards = guards;
    }

    @GET
    @Operation(summary = "The circuit of each provider and operation")
    public Circuits circuits() {
        return new Circuits(guards.circuits());
    }

    /** The list, in an object so that it can grow. */
    public record Circuits(List<Circuit> circuits) {}
}
