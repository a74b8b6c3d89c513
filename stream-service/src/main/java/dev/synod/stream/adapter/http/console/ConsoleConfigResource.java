package dev.synod.stream.adapter.http.console;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.synod.stream.StreamConfig;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

import java.net.URI;

/** Tells the console's page where the other services are. It holds no secret, so it asks for no token. */
@Path("/console/config.json")
@Produces(MediaType.APPLICATION_JSON)
public class ConsoleConfigResource {
    private final StreamConfig.Console console;

    ConsoleConfigResource(StreamConfig config) {
        this.console = config.console();
    }

    @GET
    @Operation(summary = "Where the console finds the other services")
    public Places places() {
        return new Places(
                text(console.sessionsUrl().orElse(null)),
                text(console.recordUrl().orElse(null)),
                text(console.gatewayUrl().orElse(null)),
                console.traceUrl().orElse(null));
    }

    /** The page puts paths behind an address, so that it must not end with a slash. */
    private static @Nullable String text(@Nullable URI address) {
        return address == null ? null : address.toString().replaceFirst("/+$", "");
    }

    /** The addresses; absent for the page's own, and without a trace link. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Places(
            @Nullable String sessionsUrl,
            @Nullable String recordUrl,
            @Nullable String gatewayUrl,
            @Nullable String traceUrl) {}
}
