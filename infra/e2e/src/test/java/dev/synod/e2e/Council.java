package dev.synod.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import dev.synod.events.MessageJson;
import dev.synod.testing.TestSuite;
import dev.synod.testing.TestTokens;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The suite as a user sees it: over HTTP only. */
final class Council {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final TestSuite suite;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    Council(TestSuite suite) {
        this.suite = suite;
    }

    /** A server-sent event. */
    record Shown(String id, String event, String data) {}

    /** Posts a small problem; returns the session's id. */
    String ask(String problem) {
        String body = MessageJson.MAPPER
                .valueToTree(
                        Map.of("problem", problem, "options", Map.of("maxSubProblems", 1, "rounds", 2, "panelSize", 4)))
                .toString();
        HttpResponse<String> answer = send(request(suite.session().resolve("/api/v1/sessions"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return json(answer.body()).path("id").asText();
    }

    /** Waits until the session is in this state. */
    void awaitState(String id, String state) {
        await("session " + id + " is " + state)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(300))
                .until(() -> session(id)
                        .map(session -> session.path("state").asText())
                        .filter(state::equals)
                        .isPresent());
    }

    /** Waits until so many events of the session are published. */
    void awaitEvents(String id, int count) {
        await(count + " events of session " + id)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> session(id)
                        .filter(session -> session.path("events").asInt() >= count)
                        .isPresent());
    }

    /** How many events the session has published. */
    int events(String id) {
        return session(id).orElseThrow().path("events").asInt();
    }

    private Optional<JsonNode> session(String id) {
        try {
            HttpResponse<String> answer = send(
                    request(suite.session().resolve("/api/v1/sessions/" + id)).GET());
            return answer.statusCode() == 200 ? Optional.of(json(answer.body())) : Optional.empty();
        } catch (UncheckedIOException e) {
            // the service may be away just now: that is what some tests are about
            return Optional.empty();
        }
    }

    /** What the record has of a session once it has stored so many events. */
    JsonNode record(String id, String what, int events) {
        await("the record of " + id).atMost(PATIENCE).until(() -> suite.stack()
                .database()
                .single("select count(*) from record.event where session_id = ?::uuid", id)
                .equals((long) events));
        HttpResponse<String> answer = send(request(suite.record().resolve("/api/v1/sessions/" + id + "/" + what))
                .GET());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer.body());
    }

    /** The durable events of an ended session, as a stream opened now replays them. */
    List<Shown> replay(String id) {
        String body = send(request(suite.stream().resolve("/api/v1/sessions/" + id + "/stream"))
                        .header("Accept", "text/event-stream")
                        .GET())
                .body();
        List<Shown> shown = new ArrayList<>();
        for (String block : body.split("\n\n", -1)) {
            String event = field(block, "event: ");
            String eventId = field(block, "id: ");
            if (!eventId.isEmpty()) {
                shown.add(new Shown(eventId, event, field(block, "data: ")));
            }
        }
        return shown;
    }

    private static String field(String block, String name) {
        return block.lines()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()))
                .findFirst()
                .orElse("");
    }

    /** Any JSON of the simulator's admin side. */
    JsonNode simulator(String path) {
        return json(send(HttpRequest.newBuilder(suite.simulator().resolve(path)).GET())
                .body());
    }

    /** Orders something of the simulator. */
    void order(String path, String json) {
        HttpResponse<String> answer = send(
                HttpRequest.newBuilder(suite.simulator().resolve(path)).PUT(HttpRequest.BodyPublishers.ofString(json)));
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    }

    /** Takes back what was ordered. */
    void forget(String path) {
        send(HttpRequest.newBuilder(suite.simulator().resolve(path)).DELETE());
    }

    private static HttpRequest.Builder request(URI uri) {
        return HttpRequest.newBuilder(uri)
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + TestTokens.user("alice"));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static JsonNode json(String text) {
        try {
            return MessageJson.MAPPER.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(text, e);
        }
    }
}
