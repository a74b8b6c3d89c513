package dev.synod.local.part;

import dev.synod.local.container.Containable;
import dev.synod.local.container.Container;
import dev.synod.local.layout.Placeholders;
import dev.synod.local.layout.Port;
import dev.synod.local.layout.Secrets;
import dev.synod.local.layout.StackPorts;
import dev.synod.local.layout.StateDirectory;
import dev.synod.local.layout.Workspace;
import dev.synod.local.process.Launch;
import dev.synod.local.setup.OutboxConnector;
import dev.synod.local.setup.PostgresRoles;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Kafka Connect with the Debezium connector that carries the outboxes to Kafka. */
public final class ConnectWorker implements Containable {

    public static final String NAME = "connect";

    private final Workspace workspace;
    private final StateDirectory state;
    private final StackPorts ports;
    private final OutboxConnector connector;

    public ConnectWorker(Workspace workspace, StateDirectory state, StackPorts ports) {
        this.workspace = workspace;
        this.state = state;
        this.ports = ports;
        this.connector = new OutboxConnector(
                workspace.file("infra", "connect", "outbox-connector.json"),
                new OutboxConnector.Values(
                        "127.0.0.1", ports.of(Port.POSTGRES), state.secrets().toString(), 1),
                URI.create("http://127.0.0.1:" + ports.of(Port.CONNECT)));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Integer> ports() {
        return List.of(ports.of(Port.CONNECT));
    }

    /** The worker waits for its broker by itself, so that both can load at the same time. */
    @Override
    public Set<String> needsOnceReady() {
        return Set.of(PostgresServer.NAME, KafkaBroker.NAME);
    }

    @Override
    public Duration stopPatience() {
        return Duration.ofSeconds(20);
    }

    @Override
    public Launch prepare() throws IOException {
        // The worker refuses to start without the folder that it reads the connector's password from.
        new Secrets(state.secrets()).get(PostgresRoles.CONNECT);
        String settings = Placeholders.filled(workspace.file("infra", "connect", "worker.properties"), values());
        Path config = Files.writeString(state.config().resolve("connect.properties"), settings);
        List<String> command = JavaCommand.withHeap("256m")
                .option("-Dlog4j2.configurationFile=" + workspace.file("infra", "kafka", "log4j2.yaml"))
                .main(workspace.libClassPath(), "org.apache.kafka.connect.cli.ConnectDistributed", config.toString());
        return new Launch(command, Map.of(), workspace.root());
    }

    @Override
    public Container container() throws IOException {
        Map<String, String> environment = new HashMap<>(values());
        environment.put("JDK_JAVA_OPTIONS", "-Xmx256m");
        return Container.ours(NAME, environment, Map.of(readableSecret(), state.secrets()));
    }

    /** A folder that the user in the container may read: our own is closed to all but us. */
    private Path readableSecret() throws IOException {
        Path folder = Files.createDirectories(state.config().resolve("connect-secrets"));
        Files.writeString(
                folder.resolve(PostgresRoles.CONNECT), new Secrets(state.secrets()).get(PostgresRoles.CONNECT));
        return folder;
    }

    @Override
    public boolean isReady() throws IOException, InterruptedException {
        return connector.isWorkerReady();
    }

    @Override
    public void whenReady() throws Exception {
        connector.register();
    }

    private Map<String, String> values() {
        return Map.of(
                "KAFKA_BOOTSTRAP_SERVERS", KafkaBroker.bootstrapServers(ports),
                "SYNOD_CONNECT_HOST", "127.0.0.1",
                "SYNOD_CONNECT_PORT", Integer.toString(ports.of(Port.CONNECT)),
                "SYNOD_CONNECT_ADVERTISED_HOST", "127.0.0.1",
                "SYNOD_CONNECT_PLUGINS", workspace.plugins().toString(),
                "SYNOD_CONNECT_SECRETS", state.secrets().toString(),
                "SYNOD_TOPIC_REPLICAS", "1");
    }
}
