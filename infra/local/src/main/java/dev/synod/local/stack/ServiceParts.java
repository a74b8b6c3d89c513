package dev.synod.local.stack;

import dev.synod.local.identity.DevIdentity;
import dev.synod.local.layout.Port;
import dev.synod.local.layout.Secrets;
import dev.synod.local.layout.StackPorts;
import dev.synod.local.layout.StateDirectory;
import dev.synod.local.layout.Workspace;
import dev.synod.local.part.KafkaBroker;
import dev.synod.local.part.PackagedApp;
import dev.synod.local.part.PostgresServer;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The services as processes, told where everything is.
 *
 * @param overrides environment that goes before what they are told here
 */
record ServiceParts(
        Workspace workspace,
        StateDirectory state,
        StackPorts ports,
        Providers providers,
        Map<String, String> overrides) {

    /** Alive, started and ready, all three. */
    private static final String READY = "/q/health";

    private static final Set<String> DATABASE = Set.of(PostgresServer.NAME);
    private static final Set<String> DATABASE_AND_BROKER = Set.of(PostgresServer.NAME, KafkaBroker.NAME);

    PackagedApp first(Service service) {
        return process(service, service.module(), service.port());
    }

    PackagedApp second(Service service) {
        return process(service, service.secondName(), service.secondPort());
    }

    private PackagedApp process(Service service, String name, Port port) {
        Map<String, String> environment = stores(service);
        environment.putAll(Map.of(
                "QUARKUS_HTTP_HOST", "127.0.0.1",
                "QUARKUS_HTTP_PORT", Integer.toString(ports.of(port)),
                "QUARKUS_LOG_CONSOLE_COLOR", "false"));
        environment.putAll(identityAndTraces());
        environment.putAll(service == Service.STREAM ? streams() : consoleOrigins());
        if (service == Service.GATEWAY) {
            environment.putAll(providers.environment());
        }
        environment.putAll(overrides);
        return new PackagedApp(
                new PackagedApp.Settings(
                        name, service.module(), ports.of(port), READY, environment, DATABASE, DATABASE_AND_BROKER),
                workspace,
                state);
    }

    private Map<String, String> stores(Service service) {
        Map<String, String> environment = new HashMap<>(StoreAddresses.at(ports));
        environment.put("QUARKUS_DATASOURCE_USERNAME", service.role());
        environment.put("QUARKUS_DATASOURCE_PASSWORD", new Secrets(state.secrets()).get(service.role()));
        return environment;
    }

    private Map<String, String> identityAndTraces() {
        return Map.of(
                "MP_JWT_VERIFY_PUBLICKEY_LOCATION",
                DevIdentity.in(state.identity()).jwks().toUri().toString(),
                "MP_JWT_VERIFY_ISSUER",
                DevIdentity.ISSUER,
                "QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT",
                "http://127.0.0.1:" + ports.of(Port.SPANS),
                "QUARKUS_OTEL_EXPORTER_OTLP_PROTOCOL",
                "http/protobuf",
                "QUARKUS_OTEL_BSP_SCHEDULE_DELAY",
                "500ms");
    }

    /** What its replicas share; and, since it serves the console's page, where browsers find the others from there. */
    private Map<String, String> streams() {
        return Map.of(
                "SYNOD_STREAM_TICKETS_KEY", new Secrets(state.secrets()).get("stream_tickets"),
                "SYNOD_STREAM_CONSOLE_SESSIONS_URL", address(Port.SESSION),
                "SYNOD_STREAM_CONSOLE_RECORD_URL", address(Port.RECORD),
                "SYNOD_STREAM_CONSOLE_GATEWAY_URL", address(Port.GATEWAY));
    }

    /** The others answer the console's page, which has another port and so is another origin. */
    private Map<String, String> consoleOrigins() {
        int port = ports.of(Port.STREAM);
        return Map.of(
                "QUARKUS_HTTP_CORS_ENABLED",
                "true",
                "QUARKUS_HTTP_CORS_ORIGINS",
                "http://127.0.0.1:" + port + ",http://localhost:" + port,
                "QUARKUS_HTTP_CORS_EXPOSED_HEADERS",
                "Location,ETag,Retry-After",
                "QUARKUS_HTTP_CORS_ACCESS_CONTROL_MAX_AGE",
                "10M");
    }

    private String address(Port port) {
        return "http://127.0.0.1:" + ports.of(port);
    }
}
