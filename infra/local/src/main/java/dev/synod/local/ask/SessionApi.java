package dev.synod.local.ask;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.synod.local.layout.Port;
import dev.synod.local.layout.StackPorts;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/** The services' public API, as far as a question needs it. */
public final class SessionApi {

    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final StackPorts ports;
    private final String token;

    public SessionApi(StackPorts ports, String token) {
        this.ports = ports;
        this.token = token;
    }

    /** Where sessions are created and looked at. */
    public String sessionUrl(String id) {
        return "http://127.0.0.1:" + ports.of(Port.SESSION) + "/api/v1/sessions" + (id.isEmpty() ? "" : "/" + id);
    }

    /** Where a session's record is. */
    public String recordUrl(String id, String what) {
        return "http://127.0.0.1:" + ports.of(Port.RECORD) + "/api/v1/sessions/" + id + "/" + what;
    }

    /** Where a session is streamed. */
    public String streamUrl(String id) {
        return "http://127.0.0.1:" + ports.of(Port.STREAM) + "/api/v1/sessions/" + id + "/stream";
    }

    /** Posts a problem and returns the new session's id. */
    public String create(String problem) throws IOException, InterruptedException {
        HttpRequest request = request(sessionUrl(""))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(Map.of("problem", problem))))
                .timeout(TIMEOUT)
                .build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new Refused(response.statusCode(), problemText(response.body(), response.statusCode()));
        }
        return JSON.readTree(response.body()).path("id").asText();
    }

    /** Opens the stream after an event id, empty for the beginning. The body is open ended: no timeout on it. */
    HttpResponse<InputStream> stream(String id, String lastEventId) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(streamUrl(id)).header("Accept", "text/event-stream");
        if (!lastEventId.isEmpty()) {
            request.header("Last-Event-ID", lastEventId);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    }

    /** What a refused stream says. */
    static Refused refusal(HttpResponse<InputStream> response) throws IOException {
        try (InputStream body = response.body()) {
            String text = new String(body.readAllBytes(), StandardCharsets.UTF_8);
            return new Refused(response.statusCode(), problemText(text, response.statusCode()));
        }
    }

    private HttpRequest.Builder request(String url) {
        return HttpRequest.newBuilder(URI.create(url)).header("Authorization", "Bearer " + token);
    }

    /** Title, detail and field errors of a problem document, or whatever else was said. */
    static String problemText(String body, int status) {
        try {
            JsonNode problem = JSON.readTree(body);
            StringBuilder text = new StringBuilder();
            text.append(problem.path("title").asText("the service refused"))
                    .append(" (")
                    .append(status)
                    .append(')');
            if (problem.hasNonNull("detail")) {
                text.append(": ").append(problem.get("detail").asText());
            }
            for (JsonNode violation : problem.path("violations")) {
                text.append("\n  ")
                        .append(violation.path("field").asText())
                        .append(": ")
                        .append(violation.path("message").asText());
            }
            return text.toString();
        } catch (JsonProcessingException e) {
            return "status " + status + ": " + body.strip();
        }
    }
}
