package dev.synod.local.setup;

import dev.synod.local.layout.TopicsFile;
import dev.synod.local.layout.Workspace;
import dev.synod.local.process.PartFailure;
import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/**
 * Brings a database, a broker and a Connect worker that run somewhere to what Synod needs, as its environment says;
 * for compose and Kubernetes. Repeatable: what is as it should be stays. A part whose address is not given is left
 * alone, for whoever has an operator care for it.
 */
public final class Setup {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final long PROBE_MILLIS = 500;

    private final Workspace workspace;
    private final Map<String, String> environment;

    /** Whether a part can be used yet. */
    private interface Probe {
        boolean isReady() throws Exception;
    }

    Setup(Workspace workspace, Map<String, String> environment) {
        this.workspace = workspace;
        this.environment = environment;
    }

    /** Exit codes: 0 all is as it should be, 1 something is missing, and the last line says what. */
    public static void main(String[] arguments) throws Exception {
        try {
            new Setup(Workspace.find(), System.getenv()).run();
        } catch (PartFailure failure) {
            System.out.println(failure.getMessage());
            System.exit(1);
        }
    }

    void run() throws Exception {
        if (has("SYNOD_POSTGRES_HOST")) {
            PostgresRoles roles = roles();
            await("PostgreSQL", roles::isReachable);
            roles.bootstrap();
            System.out.println("roles, schemas and publication are as they should be");
        }
        if (has("KAFKA_BOOTSTRAP_SERVERS")) {
            KafkaTopics topics = new KafkaTopics(required("KAFKA_BOOTSTRAP_SERVERS"), replicas());
            await("Kafka", topics::isReachable);
            topics.create(TopicsFile.read(workspace.file("infra", "kafka", "topics.yaml")));
            System.out.println("topics are there");
        }
        if (has("SYNOD_CONNECT_URL")) {
            OutboxConnector connector = connector();
            await("Kafka Connect", connector::isWorkerReady);
            connector.register();
            System.out.println("the outbox connector runs");
        }
    }

    private PostgresRoles roles() {
        return new PostgresRoles(
                workspace.file("infra", "postgres", "bootstrap.sql"),
                new PostgresRoles.Server(
                        required("SYNOD_POSTGRES_HOST"),
                        postgresPort(),
                        required("SYNOD_POSTGRES_ADMIN_USER"),
                        required("SYNOD_POSTGRES_ADMIN_PASSWORD")),
                role -> required(
                        "SYNOD_DB_PASSWORD_" + role.substring("synod_".length()).toUpperCase(Locale.ROOT)));
    }

    private OutboxConnector connector() {
        return new OutboxConnector(
                workspace.file("infra", "connect", "outbox-connector.json"),
                new OutboxConnector.Values(
                        required("SYNOD_POSTGRES_HOST"), postgresPort(), required("SYNOD_CONNECT_SECRETS"), replicas()),
                URI.create(required("SYNOD_CONNECT_URL")));
    }

    private int postgresPort() {
        return number("SYNOD_POSTGRES_PORT", 5432);
    }

    private int replicas() {
        return number("SYNOD_TOPIC_REPLICAS", 1);
    }

    private static void await(String what, Probe probe) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        String problem = "no answer";
        while (System.nanoTime() < deadline) {
            try {
                if (probe.isReady()) {
                    return;
                }
            } catch (InterruptedException e) {
                throw e;
            } catch (Exception e) {
                problem = String.valueOf(e.getMessage());
            }
            Thread.sleep(PROBE_MILLIS);
        }
        throw new PartFailure(what + " is not there after " + PATIENCE.toMinutes() + " min: " + problem);
    }

    private boolean has(String name) {
        @Nullable String value = environment.get(name);
        return value != null && !value.isBlank();
    }

    private String required(String name) {
        @Nullable String value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new PartFailure(
                    name + " is not set. What the setup takes from its environment: infra/images/README.md");
        }
        return value;
    }

    private int number(String name, int otherwise) {
        if (!has(name)) {
            return otherwise;
        }
        try {
            return Integer.parseInt(required(name));
        } catch (NumberFormatException e) {
            throw new PartFailure(name + "=" + required(name) + " is not a whole number", e);
        }
    }
}
