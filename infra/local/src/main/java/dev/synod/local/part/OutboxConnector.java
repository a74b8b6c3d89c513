package dev.synod.local.part;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.synod.local.layout.Port;
import dev.synod.local.layout.Secrets;
import dev.synod.local.layout.StackPorts;
import dev.synod.local.layout.Workspace;
import dev.synod.local.process.PartFailure;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;

/** Registers the outbox connector from {@code infra/connect} through Connect's REST API; repeating it is harmless. */
final class OutboxConnector {

    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration UNTIL_RUNNING = Duration.ofSeconds(60);
    private static final long PROBE_MILLIS = 100;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final Workspace workspace;
    private final Secrets secrets;
    private final StackPorts ports;
    private final String base;

    OutboxConnector(Workspace workspace, Secrets secrets, StackPorts ports) {
        this.workspace = workspace;
        this.secrets = secrets;
        this.ports = ports;
        this.base = "http://127.0.0.1:" + ports.of(Port.CONNECT) + "/connectors";
    }

    /** The worker refuses to start without the folder that it reads the connector's password from. */
    void writeSecret() {
        secrets.get(PostgresRoles.CONNECT);
    }

    /** Whether the worker has joined its group and answers; its REST answers with an error before that. */
    boolean isWorkerReady() throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder().GET(), "").statusCode() == 200;
    }

    /** Puts the configuration unless it is there already, and returns when the connector's task runs. */
    void register() throws IOException, InterruptedException {
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
        String text = Files.readString(workspace.file("infra", "connect", "outbox-connector.json"));
        Map<String, String> values = Map.of(
                "SYNOD_POSTGRES_HOST",
                "127.0.0.1",
                "SYNOD_POSTGRES_PORT",
                Integer.toString(ports.of(Port.POSTGRES)),
                "SYNOD_CONNECT_SECRETS",
                secrets.directory().toString(),
                "SYNOD_TOPIC_REPLICAS",
                "1");
        for (Map.Entry<String, String> value : values.entrySet()) {
            text = text.replace("${" + value.getKey() + "}", value.getValue());
        }
        return JSON.readTree(text);
    }

    private static JsonNode withoutName(String body) throws IOException {
        JsonNode config = JSON.readTree(body);
        return ((com.fasterxml.jackson.databind.node.ObjectNode) config).without("name");
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String path)
            throws IOException, InterruptedException {
        return http.send(
                request.uri(URI.create(base + path)).timeout(TIMEOUT).build(), HttpResponse.BodyHandlers.ofString());
    }
}
