package dev.synod.local.setup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.synod.local.layout.Placeholders;
import dev.synod.local.process.PartFailure;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** Registers the outbox connector from {@code infra/connect} through Connect's REST API; repeating it is harmless. */
public final class OutboxConnector {

    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration UNTIL_RUNNING = Duration.ofSeconds(60);
    private static final long PROBE_MILLIS = 100;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final Path template;
    private final Values values;
    private final String connectors;

    /**
     * What the connector's configuration leaves open.
     *
     * @param postgresHost where PostgreSQL is, as the worker sees it
     * @param secrets folder in which the worker finds the file {@code synod_connect} with that role's password
     * @param topicReplicas copies of the partitions of topics that Connect makes itself
     */
    public record Values(String postgresHost, int postgresPort, String secrets, int topicReplicas) {}

    /**
     * The connector at a worker.
     *
     * @param template {@code infra/connect/outbox-connector.json}
     * @param worker the address of its REST API
     */
    public OutboxConnector(Path template, Values values, URI worker) {
        this.template = template;
        this.values = values;
        this.connectors = worker.resolve("/connectors").toString();
    }

    /** Whether the worker has joined its group and answers; its REST answers with an error before that. */
    public boolean isWorkerReady() throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder().GET(), "").statusCode() == 200;
    }

    /** Puts the configuration unless it is there already, and returns when the connector's task runs. */
    public void register() throws IOException, InterruptedException {
        JsonNode wanted = configuration();
        HttpResponse<String> present = send(HttpRequest.newBuilder().GET(), "/outbox/config");
        if (present.statusCode() != 200 || !withoutName(present.body()).equals(wanted)) {
            HttpResponse<String> put = send(
                    HttpRequest.newBuilder()
                            .header("Content-Type", "application/json")
                            .PUT(HttpRequest.BodyPublishers.ofString(wanted.toString())),
                    "/outbox/config");
            if (put.statusCode() >= 400) {
                throw new PartFailure("Connect refuses infra/connect/outbox-connector.json (" + put.statusCode() + "): "
                        + put.body());
            }
        }
        awaitRunning();
    }

    private void awaitRunning() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + UNTIL_RUNNING.toNanos();
        String status = "";
        while (System.nanoTime() < deadline) {
            status = send(HttpRequest.newBuilder().GET(), "/outbox/status").body();
            String task = JSON.readTree(status).at("/tasks/0/state").asText();
            if (task.equals("RUNNING")) {
                return;
            }
            if (task.equals("FAILED")) {
                send(HttpRequest.newBuilder().POST(HttpRequest.BodyPublishers.noBody()), "/outbox/tasks/0/restart");
            }
            Thread.sleep(PROBE_MILLIS);
        }
        throw new PartFailure("the outbox connector does not run: " + status);
    }

    private JsonNode configuration() throws IOException {
        return JSON.readTree(Placeholders.filled(
                template,
                Map.of(
                        "SYNOD_POSTGRES_HOST", values.postgresHost(),
                        "SYNOD_POSTGRES_PORT", Integer.toString(values.postgresPort()),
                        "SYNOD_CONNECT_SECRETS", values.secrets(),
                        "SYNOD_TOPIC_REPLICAS", Integer.toString(values.topicReplicas()))));
    }

    private static JsonNode withoutName(String body) throws IOException {
        JsonNode config = JSON.readTree(body);
        return ((ObjectNode) config).without("name");
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String path)
            throws IOException, InterruptedException {
        return http.send(
                request.uri(URI.create(connectors + path)).timeout(TIMEOUT).build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
