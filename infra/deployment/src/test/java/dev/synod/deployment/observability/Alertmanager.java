package dev.synod.deployment.observability;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.synod.deployment.Programs;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import static org.awaitility.Awaitility.await;

/** A running Alertmanager with our configuration. */
final class Alertmanager implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI api;
    private final Process process;

    Alertmanager(Path data) throws IOException {
        int port = freePort();
        api = URI.create("http://127.0.0.1:" + port + "/api/v2/");
        process = new ProcessBuilder(
                        Programs.required("prometheus-alertmanager").toString(),
                        "--config.file=" + Observability.FOLDER.resolve("alertmanager.yml"),
                        "--storage.path=" + data,
                        "--web.listen-address=127.0.0.1:" + port,
                        "--cluster.listen-address=")
                .redirectErrorStream(true)
                .redirectOutput(data.resolve("alertmanager.log").toFile())
                .start();
        await().atMost(Duration.ofSeconds(20)).ignoreExceptions().until(() -> get("status")
                .has("uptime"));
    }

    /** These alerts fire. */
    void fire(List<Map<String, String>> alerts) throws IOException, InterruptedException {
        String body = JSON.writeValueAsString(
                alerts.stream().map(labels -> Map.of("labels", labels)).toList());
        http.send(
                HttpRequest.newBuilder(api.resolve("alerts"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.discarding());
    }

    /** The alerts that fire, and whether something keeps each from being told. */
    Map<Map<String, String>, Boolean> muted() throws IOException, InterruptedException {
        Map<Map<String, String>, Boolean> muted = new HashMap<>();
        for (JsonNode alert : get("alerts")) {
            Map<String, String> labels = new TreeMap<>();
            alert.get("labels")
                    .properties()
                    .forEach(
                            label -> labels.put(label.getKey(), label.getValue().asText()));
            muted.put(labels, !alert.at("/status/inhibitedBy").isEmpty());
        }
        return muted;
    }

    private JsonNode get(String what) throws IOException, InterruptedException {
        return JSON.readTree(
                http.send(HttpRequest.newBuilder(api.resolve(what)).build(), HttpResponse.BodyHandlers.ofString())
                        .body());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
