package dev.synod.gateway.adapter.http;

import dev.synod.events.llm.GatewayControl.CircuitReset;
import dev.synod.events.llm.ProviderStatus.CircuitState;
import dev.synod.gateway.shell.health.CircuitsElsewhere;
import dev.synod.gateway.shell.health.Replica;
import dev.synod.gateway.shell.port.CircuitOrders;
import dev.synod.gateway.shell.port.Guards;
import dev.synod.gateway.shell.port.Guards.Circuit;
import dev.synod.kit.http.Caller;
import dev.synod.kit.http.Problems;
import dev.synod.kit.http.SecurityEvents;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** How the providers are doing, as this replica sees them and as others do; and an operator's way to close a circuit. */
@Path("/api/v1/circuits")
@Produces(MediaType.APPLICATION_JSON)
public class CircuitsResource {
    private static final int RETRY_AFTER_SECONDS = 5;

    private final Guards guards;
    private final CircuitsElsewhere elsewhere;
    private final CircuitOrders orders;
    private final Replica replica;
    private final Caller caller;
    private final SecurityEvents security;

    CircuitsResource(
            Guards guards,
            CircuitsElsewhere elsewhere,
            CircuitOrders orders,
            Replica replica,
            Caller caller,
            SecurityEvents security) {
        this.security = security;
        this.guards = guards;
        this.elsewhere = elsewhere;
        this.orders = orders;
        this.replica = replica;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "The circuit of each provider and operation, here and at other replicas")
    public Circuits circuits() {
        return new Circuits(
                replica.id(), guards.circuits().stream().map(this::shown).toList());
    }

    @POST
    @Path("{provider}/{operation}/reset")
    @RolesAllowed(Caller.ADMIN)
    @Operation(summary = "Close a circuit at all replicas; for administrators")
    @APIResponse(responseCode = "202", description = "All replicas will close it; this is how it stands here by now")
    @APIResponse(responseCode = "403", description = "The caller is no administrator")
    @APIResponse(responseCode = "404", description = "There is no such circuit; the detail says which there are")
    @APIResponse(responseCode = "503", description = "The replicas can't be told now; see Retry-After")
    public Uni<Response> reset(@PathParam("provider") String provider, @PathParam("operation") String operation) {
        find(provider, operation);
        return orders.give(new CircuitReset(provider, operation, caller.ownerId(), Instant.now()))
                .onFailure()
                .invoke(failure -> Log.warnf("the reset of %s/%s is not published: %s", provider, operation, failure))
                .onFailure()
                .transform(failure -> unavailable())
                .invoke(() -> security.administered(caller.ownerId(), "circuit_reset", provider + "/" + operation))
                .map(given ->
                        Response.accepted(shown(find(provider, operation))).build());
    }

    private Circuit find(String provider, String operation) {
        List<Circuit> all = guards.circuits();
        return all.stream()
                .filter(circuit -> circuit.provider().equals(provider)
                        && circuit.operation().equals(operation))
                .findFirst()
                .orElseThrow(() -> Problems.problem(
                                404,
                                "not_found",
                                "Not found",
                                "There is no circuit '%s/%s'. There are: %s."
                                        .formatted(
                                                provider,
                                                operation,
                                                all.stream()
                                                        .map(circuit -> circuit.provider() + "/" + circuit.operation())
                                                        .collect(Collectors.joining(", "))))
                        .build());
    }

    private static HttpProblem unavailable() {
        return Problems.problem(
                        503,
                        "unavailable",
                        "Not available just now",
                        "The broker does not confirm that the replicas will hear of it; try again.")
                .withHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .build();
    }

    private Shown shown(Circuit circuit) {
        return new Shown(
                circuit.provider(),
                circuit.operation(),
                circuit.state(),
                circuit.since(),
                circuit.failures(),
                circuit.nextTrialAt(),
                elsewhere.of(circuit.provider(), circuit.operation()));
    }

    /** The list, and which replica's it is. */
    public record Circuits(String replica, List<Shown> circuits) {}

    /**
     * A circuit.
     *
     * @param since when it entered this state
     * @param failures within the window
     * @param nextTrialAt from when on an open circuit lets a call through
     * @param elsewhere what other replicas see
     */
    public record Shown(
            String provider,
            String operation,
            CircuitState state,
            Instant since,
            int failures,
            @Nullable Instant nextTrialAt,
            List<CircuitsElsewhere.View> elsewhere) {}
}
