package dev.synod.local.part;

import dev.synod.local.layout.Port;
import dev.synod.local.layout.Secrets;
import dev.synod.local.layout.StackPorts;
import dev.synod.local.layout.StateDirectory;
import dev.synod.local.layout.Workspace;
import dev.synod.local.process.Launch;
import dev.synod.local.process.Part;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Kafka Connect with the Debezium connector that carries the outboxes to Kafka. */
public final class ConnectWorker implements Part {

    public static final String NAME = "connect";

    private final Workspace workspace;
    private final StateDirectory state;
    private final StackPorts ports;
    private final OutboxConnector connector;

    public ConnectWorker(Workspace workspace, StateDirectory state, StackPorts ports) {
        this.workspace = workspace;
        this.state = state;
        this.ports = ports;
        this.connector = new OutboxConnector(workspace, new Secrets(state.secrets()), ports);
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
        connector.writeSecret();
        Path config = PropertiesFile.write(state.config().resolve("connect.properties"), settings());
        List<String> command = JavaCommand.withHeap("256m")
                .option("-Dlog4j2.configurationFile=" + workspace.file("infra", "kafka", "log4j2.yaml"))
                .main(workspace.libClassPath(), "org.apache.kafka.connect.cli.ConnectDistributed", config.toString());
        return new Launch(command, Map.of(), workspace.root());
    }

    @Override
    public boolean isReady() throws IOException, InterruptedException {
        return connector.isWorkerReady();
    }

    @Override
    public void whenReady() throws Exception {
        connector.register();
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(Map.of(
                "bootstrap.servers", KafkaBroker.bootstrapServers(ports),
                "listeners", "http://127.0.0.1:" + ports.of(Port.CONNECT),
                "group.id", "synod-connect",
                "plugin.path", workspace.plugins().toString(),
                "plugin.discovery", "service_load",
                "key.converter", "org.apache.kafka.connect.storage.StringConverter",
                "value.converter", "org.apache.kafka.connect.storage.StringConverter",
                "connector.client.config.override.policy", "All"));
        settings.putAll(Map.of(
                "config.storage.topic", "synod.connect.configs",
                "offset.storage.topic", "synod.connect.offsets",
                "status.storage.topic", "synod.connect.status",
                "config.storage.replication.factor", "1",
                "offset.storage.replication.factor", "1",
                "offset.storage.partitions", "1",
                "status.storage.replication.factor", "1",
                "status.storage.partitions", "1",
                "offset.flush.interval.ms", "500",
                "scheduled.rebalance.max.delay.ms", "0"));
        settings.putAll(Map.of(
                "config.providers", "directory",
                "config.providers.directory.class", "org.apache.kafka.common.config.provider.DirectoryConfigProvider",
                "config.providers.directory.param.allowed.paths",
                        state.secrets().toString()));
        return settings;
    }
}
