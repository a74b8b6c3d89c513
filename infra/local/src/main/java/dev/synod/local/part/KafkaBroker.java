package dev.synod.local.part;

import dev.synod.local.container.Containable;
import dev.synod.local.container.Container;
import dev.synod.local.layout.Port;
import dev.synod.local.layout.StackPorts;
import dev.synod.local.layout.StateDirectory;
import dev.synod.local.layout.TopicsFile;
import dev.synod.local.layout.Workspace;
import dev.synod.local.process.Launch;
import dev.synod.local.process.PartFailure;
import dev.synod.local.setup.KafkaTopics;
import org.apache.kafka.common.Uuid;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One Kafka node, broker and controller in one process (KRaft); makes the topics once it answers. Whoever comes to a
 * Kafka listener is sent on to the address that it advertises. One for clients that come through a proxy therefore
 * advertises the proxy, which may be there or not: other clients never hear of it.
 */
public final class KafkaBroker implements Containable {

    public static final String NAME = "kafka";

    /** The image of Kafka's own project. */
    public static final String IMAGE = "apache/kafka:4.3.1";

    private final Workspace workspace;
    private final StateDirectory state;
    private final StackPorts ports;
    private final KafkaTopics topics;
    private final boolean proxied;

    public KafkaBroker(Workspace workspace, StateDirectory state, StackPorts ports) {
        this(workspace, state, ports, false);
    }

    private KafkaBroker(Workspace workspace, StateDirectory state, StackPorts ports, boolean proxied) {
        this.workspace = workspace;
        this.state = state;
        this.ports = ports;
        this.topics = new KafkaTopics(bootstrapServers(ports), 1);
        this.proxied = proxied;
    }

    /** One that also listens for clients that come through a proxy at its own port. */
    public static KafkaBroker proxied(Workspace workspace, StateDirectory state, StackPorts ports) {
        return new KafkaBroker(workspace, state, ports, true);
    }

    /** What clients put into {@code bootstrap.servers}. */
    public static String bootstrapServers(StackPorts ports) {
        return "127.0.0.1:" + ports.of(Port.KAFKA);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Integer> ports() {
        return List.of(ports.of(Port.KAFKA), ports.of(Port.KAFKA_CONTROLLER));
    }

    @Override
    public Launch prepare() throws IOException, InterruptedException {
        Path data = state.data(NAME).resolve("log");
        Path config = PropertiesFile.write(state.config().resolve("kafka.properties"), settings(data));
        if (!Files.exists(data.resolve("meta.properties"))) {
            Template template = new Template(workspace.cache().resolve("kafka-template"));
            if (!state.templated() || !template.copyTo(data)) {
                format(config);
                if (state.templated()) {
                    template.keep(data);
                }
            }
        }
        return launch("kafka.Kafka", "512m", config.toString());
    }

    @Override
    public Container container() {
        Map<String, String> environment = new HashMap<>(Map.of("KAFKA_HEAP_OPTS", "-Xmx512m"));
        settings(Path.of("/var/lib/kafka/data"))
                .forEach((key, value) ->
                        environment.put("KAFKA_" + key.replace('.', '_').toUpperCase(Locale.ROOT), value));
        return Container.foreign(IMAGE, environment, List.of());
    }

    @Override
    public boolean isReady() throws InterruptedException {
        // A closed port is found out first, since the client would log each refusal.
        return StackPorts.isListening(ports.of(Port.KAFKA)) && topics.isReachable();
    }

    @Override
    public void whenReady() throws Exception {
        topics.create(TopicsFile.read(workspace.file("infra", "kafka", "topics.yaml")));
    }

    private void format(Path config) throws IOException, InterruptedException {
        String id = Uuid.randomUuid().toString();
        Launch format = launch("kafka.tools.StorageTool", "128m", "format", "-t", id, "-c", config.toString());
        Path log = state.logs().resolve("kafka-format.log");
        Process process = new ProcessBuilder(format.command())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (process.waitFor() != 0) {
            throw new PartFailure("cannot format Kafka's storage, see " + log + ": " + Files.readString(log));
        }
    }

    private Launch launch(String mainClass, String heap, String... arguments) {
        List<String> command = JavaCommand.withHeap(heap)
                .option("-Dlog4j2.configurationFile=" + workspace.file("infra", "kafka", "log4j2.yaml"))
                .main(workspace.libClassPath(), mainClass, arguments);
        return new Launch(command, Map.of(), workspace.root());
    }

    private Map<String, String> settings(Path data) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "process.roles", "broker,controller",
                "node.id", "1",
                "controller.quorum.voters", "1@127.0.0.1:" + ports.of(Port.KAFKA_CONTROLLER),
                "listeners",
                        "PLAINTEXT://127.0.0.1:" + ports.of(Port.KAFKA) + ",CONTROLLER://127.0.0.1:"
                                + ports.of(Port.KAFKA_CONTROLLER),
                "advertised.listeners", "PLAINTEXT://" + bootstrapServers(ports),
                "controller.listener.names", "CONTROLLER",
                "listener.security.protocol.map", "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT",
                "log.dirs", data.toString(),
                "auto.create.topics.enable", "false",
                "group.initial.rebalance.delay.ms", "0"));
        settings.putAll(Map.of(
                "offsets.topic.replication.factor", "1",
                "offsets.topic.num.partitions", "12",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "transaction.state.log.num.partitions", "4",
                "share.coordinator.state.topic.replication.factor", "1",
                "share.coordinator.state.topic.min.isr", "1",
                "num.network.threads", "2",
                "num.io.threads", "4",
                "log.cleaner.dedupe.buffer.size", "16777216"));
        // The controller keeps a broker that was killed out until its former self counts as dead.
        settings.putAll(Map.of("broker.session.timeout.ms", "4000", "broker.heartbeat.interval.ms", "1000"));
        if (proxied) {
            settings.merge("listeners", "PROXIED://127.0.0.1:" + ports.of(Port.KAFKA_PROXIED), KafkaBroker::both);
            settings.merge(
                    "advertised.listeners", "PROXIED://127.0.0.1:" + ports.of(Port.KAFKA_PROXY), KafkaBroker::both);
            settings.merge("listener.security.protocol.map", "PROXIED:PLAINTEXT", KafkaBroker::both);
        }
        return settings;
    }

    private static String both(String one, String other) {
        return one + "," + other;
    }
}
