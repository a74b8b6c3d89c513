package dev.synod.local.stack;

import dev.synod.local.layout.FileTree;
import dev.synod.local.layout.Port;
import dev.synod.local.layout.StackPorts;
import dev.synod.local.layout.StateDirectory;
import dev.synod.local.layout.Workspace;
import dev.synod.local.part.ConnectWorker;
import dev.synod.local.part.Jaeger;
import dev.synod.local.part.KafkaBroker;
import dev.synod.local.part.PackagedApp;
import dev.synod.local.part.PostgresServer;
import dev.synod.local.part.SpanKeeper;
import dev.synod.local.process.Part;
import dev.synod.local.process.PartFailure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which parts make the whole suite, and how they find each other. */
public final class Suite {

    public static final String SIMULATOR = "simulator";

    private final Workspace workspace;
    private final StateDirectory state;
    private final StackPorts ports;
    private final Providers providers;

    private final Extent extent;
    private final Map<String, String> overrides = new HashMap<>();

    /** How much of the suite is wanted. */
    public enum Extent {
        /** The whole suite. */
        ALL,
        /** Database, broker and relay only, for services that run from an editor. */
        INFRASTRUCTURE;

        /** As the environment says: {@code SYNOD_PARTS}, by default everything. */
        public static Extent from(Map<String, String> environment) {
            String wanted = environment.getOrDefault("SYNOD_PARTS", "all");
            return switch (wanted) {
                case "all", "" -> ALL;
                case "infrastructure" -> INFRASTRUCTURE;
                default -> throw new PartFailure("SYNOD_PARTS=" + wanted + " is neither all nor infrastructure");
            };
        }
    }

    public Suite(Workspace workspace, StateDirectory state, StackPorts ports, Providers providers, Extent extent) {
        this.workspace = workspace;
        this.state = state;
        this.ports = ports;
        this.providers = providers;
        this.extent = extent;
    }

    /** Tells all services, and the simulator, something else than usual, for tests. */
    public Suite with(Map<String, String> environment) {
        overrides.putAll(environment);
        return this;
    }

    /** Everything wanted, needed parts first. */
    public List<Part> parts() {
        List<Part> parts = new ArrayList<>(infrastructure());
        if (extent == Extent.INFRASTRUCTURE) {
            return parts;
        }
        Jaeger.onPath(System.getenv("PATH")).ifPresent(jaeger -> {
            parts.add(jaeger);
            overrides.putIfAbsent("SYNOD_STREAM_CONSOLE_TRACE_URL", Jaeger.SESSION_URL);
        });
        parts.add(new SpanKeeper(workspace, state, ports));
        parts.addAll(applications());
        return parts;
    }

    /** Database, broker and outbox relay. */
    public List<Part> infrastructure() {
        return List.of(
                new PostgresServer(workspace, state, ports),
                new KafkaBroker(workspace, state, ports),
                new ConnectWorker(workspace, state, ports));
    }

    /** The four services, and the simulator if it answers for the providers. */
    public List<Part> applications() {
        List<Part> parts = new ArrayList<>();
        if (providers.simulated()) {
            parts.add(simulator());
        }
        for (Service service : Service.values()) {
            parts.add(services().first(service));
        }
        return parts;
    }

    /** A second process of a service beside the first, for tests of how two share the work. */
    public Part secondReplica(Service service) {
        return services().second(service);
    }

    /** The ports that have to be free before a start. */
    public Set<Port> neededPorts() {
        Set<Port> needed = EnumSet.of(Port.POSTGRES, Port.KAFKA, Port.KAFKA_CONTROLLER, Port.CONNECT);
        if (extent == Extent.ALL) {
            needed.addAll(EnumSet.of(Port.SESSION, Port.GATEWAY, Port.RECORD, Port.STREAM, Port.SPANS));
            if (providers.simulated()) {
                needed.add(Port.SIMULATOR);
            }
        }
        return needed;
    }

    /** Deletes the state of a stopped stack: data, logs, keys, passwords. */
    public void forget() throws IOException {
        PostgresServer.forget(state);
        FileTree.delete(state.root());
    }

    private ServiceParts services() {
        return new ServiceParts(workspace, state, ports, providers, overrides);
    }

    private PackagedApp simulator() {
        Map<String, String> environment = new HashMap<>(Map.of(
                "QUARKUS_HTTP_HOST", "127.0.0.1",
                "QUARKUS_HTTP_PORT", Integer.toString(ports.of(Port.SIMULATOR)),
                "QUARKUS_LOG_CONSOLE_COLOR", "false"));
        environment.putAll(overrides);
        return new PackagedApp(
                new PackagedApp.Settings(
                        SIMULATOR,
                        "infra/simulator",
                        ports.of(Port.SIMULATOR),
                        "/admin/health",
                        environment,
                        Set.of(),
                        Set.of()),
                workspace,
                state);
    }
}
