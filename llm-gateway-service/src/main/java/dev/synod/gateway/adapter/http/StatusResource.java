package dev.synod.gateway.adapter.http;

import dev.synod.gateway.GatewayConfig;
import dev.synod.gateway.core.DegradationLevel;
import dev.synod.gateway.core.ModelBook;
import dev.synod.gateway.core.Operation;
import dev.synod.gateway.shell.health.Degradation;
import dev.synod.gateway.shell.port.Guards;
import dev.synod.gateway.shell.route.Catalogue;
import dev.synod.kit.health.Dependencies;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** How much of its work this replica can do, and what stands in the way. */
@Path("/api/v1/status")
@Produces(MediaType.APPLICATION_JSON)
public class StatusResource {
    private final Degradation degradation;
    private final Guards guards;
    private final Dependencies dependencies;
    private final Catalogue catalogue;
    private final ModelBook models;
    private final GatewayConfig config;

    StatusResource(
            Degradation degradation,
            Guards guards,
            Dependencies dependencies,
            Catalogue catalogue,
            ModelBook models,
            GatewayConfig config) {
        this.degradation = degradation;
        this.guards = guards;
        this.dependencies = dependencies;
        this.catalogue = catalogue;
        this.models = models;
        this.config = config;
    }

    @GET
    @org.eclipse.microprofile.openapi.annotations.Operation(
            summary = "The degradation level, with circuits, providers, routes and dependencies")
    public Status status() {
        DegradationLevel level = degradation.level();
        return new Status(
                level.number(),
                level.wireName(),
                guards.circuits(),
                new TreeMap<>(config.providers())
                        .entrySet().stream()
                                .map(provider -> Provider.of(provider.getKey(), provider.getValue(), models))
                                .toList(),
                catalogue.routes(),
                dependencies.standings(),
                Instant.now());
    }

    /**
     * The answer.
     *
     * @param level 0 to 4
     * @param routes of completions, each with the models that can be asked, best first
     * @param at when it was so
     */
    public record Status(
            int level,
            String name,
            List<Guards.Circuit> circuits,
            List<Provider> providers,
            Map<String, List<Catalogue.Choice>> routes,
            List<Dependencies.Standing> dependencies,
            Instant at) {}

    /**
     * A provider of the configuration.
     *
     * @param operations what it is there for
     * @param reason why it is absent
     */
    public record Provider(
            String name,
            boolean present,
            List<String> operations,
            @Nullable String reason) {
        static Provider of(String name, GatewayConfig.Provider provider, ModelBook models) {
            List<String> operations = Stream.of(Operation.values())
                    .filter(operation -> provider.offers(operation, name, models))
                    .map(Operation::wireName)
                    .toList();
            return provider.missing()
                    .map(setting -> new Provider(
                            name,
                            false,
                            operations,
                            "it is not set up: synod.gateway.providers.%s.%s is empty".formatted(name, setting)))
                    .orElseGet(() -> new Provider(name, true, operations, null));
        }
    }
}
