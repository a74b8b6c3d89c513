package dev.synod.local.ask;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;

/** JSON over HTTP as the services speak it: bearer token, idempotency keys, problem details. */
final class JsonHttp {

    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    /** HTTP/1.1: on its way to HTTP/2 without TLS, a body beyond the first window of 64 KB may never come to its end. */
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();

    private final String token;

    JsonHttp(String token) {
        this.token = token;
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    JsonNode get(String url) throws IOException, InterruptedException {
        return send(request(url).GET());
    }

    /** Posts a body, or none. */
    JsonNode post(String url, @Nullable JsonNode body) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                request(url).header("Idempotency-Key", UUID.randomUUID().toString());
        if (body == null) {
            return send(request.POST(BodyPublishers.noBody()));
        }
        return send(request.header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    /** Opens a stream of server-sent events. The body is open ended: no timeout on it. */
    HttpResponse<InputStream> stream(String url, String lastEventId) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(url).header("Accept", "text/event-stream");
        if (!lastEventId.isEmpty()) {
            request.header("Last-Event-ID", lastEventId);
        }
        return http.send(request.build(), BodyHandlers.ofInputStream());
    }

    /** What a refused stream says. */
    static Refused refusal(HttpResponse<InputStream> response) throws IOException {
        try (InputStream body = response.body()) {
            return refusal(response.statusCode(), new String(body.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static Refused refusal(int status, String body) {
        return new Refused(status, problemText(body, status));
    }

    private HttpRequest.Builder request(String url) {
        return HttpRequest.newBuilder(URI.create(url)).header("Authorization", "Bearer " + token);
    }

    private JsonNode send(HttpRequest.Builder builder) throws IOException, InterruptedException {
        HttpRequest request = builder.timeout(TIMEOUT).build();
        HttpResponse<String> response;
        try {
            response = http.send(request, BodyHandlers.ofString());
        } catch (ConnectException | HttpConnectTimeoutException e) {
            throw new Refused(
                    "nothing answers at " + request.uri().resolve("/") + "; ./synod up starts what is not running");
        }
        if (response.statusCode() >= 300) {
            throw refusal(response.statusCode(), response.body());
        }
        return JSON.readTree(response.body());
    }

    /** Title, detail and field errors of a problem document, or whatever else was said. */
    private static String problemText(String body, int status) {
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
