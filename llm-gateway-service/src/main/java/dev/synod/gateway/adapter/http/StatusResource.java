package dev.synod.gateway.adapter.http;

import dev.synod.gateway.GatewayConfig;
import dev.synod.gateway.core.DegradationLevel;
import dev.synod.gateway.core.Operation;
import dev.synod.gateway.shell.Degradation;
import dev.synod.gateway.shell.Dependencies;
import dev.synod.gateway.shell.Guards;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** How much of its work this replica can do, and what stands in the way. */
@Path("/api/v1/status")
@Produces(MediaType.APPLICATION_JSON)
public class StatusResource {
    private final Degradation degradation;
    private final Guards guards;
    private final Dependencies dependencies;
    private final GatewayConfig config;

    StatusResource(Degradation degradation, Guards guards, Dependencies dependencies, GatewayConfig config) {
        this.degradation = degradation;
        this.guards = guards;
        this.dependencies = dependencies;
        this.config = config;
    }

    @GET
    @org.eclipse.microprofile.openapi.annotations.Operation(
            summary = "The degradation level, with circuits, providers and dependencies")
    public Status status() {
        DegradationLevel level = degradation.level();
        return new Status(
                level.number(),
                level.wireName(),
                guards.circuits(),
                new TreeMap<>(config.providers())
                        .entrySet().stream()
                                .map(provider -> Provider.of(provider.getKey(), provider.getValue()))
                                .toList(),
                dependencies.standings(),
                Instant.now());
    }

    /**
     * The answer.
     *
     * @param level 0 to 4
     * @param at when it was so
     */
    public record Status(
            int level,
            String name,
            List<Guards.Circuit> circuits,
            List<Provider> providers,
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
        static Provider of(String name, GatewayConfig.Provider provider) {
            List<String> operations = Stream.of(Operation.values())
                    .filter(provider::offers)
                    .map(Operation::wireName)
                    .toList();
            return new Provider(
                    name,
                    provider.isPresent(),
                    operations,
                    provider.isPresent()
                            ? null
                            : "it has no key: synod.gateway.providers.%s.api-key is empty".formatted(name));
        }
    }
}
