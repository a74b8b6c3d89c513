package dev.synod.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import dev.synod.testing.TestSuite;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** The stand-in for the providers: how fast it speaks, what it fails at, what it was paid for. */
final class Simulator {
    private final TestSuite suite;
    private final Http http = new Http();

    Simulator(TestSuite suite) {
        this.suite = suite;
    }

    void pace(int firstTokenDelayMillis, int tokensPerSecond) {
        put(
                "/admin/pace",
                "{\"firstTokenDelayMillis\": %d, \"tokensPerSecond\": %d}"
                        .formatted(firstTokenDelayMillis, tokensPerSecond));
    }

    /** Puts a fault on a provider in place of the one before. */
    void fault(String provider, String json) {
        put("/admin/faults/" + provider, json);
    }

    void heal(String provider) {
        delete("/admin/faults/" + provider);
    }

    /** Takes back all faults, and the pace. */
    void calm() {
        delete("/admin/faults");
        delete("/admin/pace");
    }

    /** Calls of a session that were paid for more than once, by request id. */
    List<String> paidTwice(String sessionId) {
        List<String> twice = new ArrayList<>();
        JsonNode calls =
                Http.json(send(HttpRequest.newBuilder(suite.simulator().resolve("/admin/calls?session=" + sessionId))
                        .GET()));
        calls.path("answeredTwice").forEach(requestId -> twice.add(requestId.asText()));
        return twice;
    }

    private void put(String path, String json) {
        send(HttpRequest.newBuilder(suite.simulator().resolve(path)).PUT(HttpRequest.BodyPublishers.ofString(json)));
    }

    private void delete(String path) {
        send(HttpRequest.newBuilder(suite.simulator().resolve(path)).DELETE());
    }

    private String send(HttpRequest.Builder request) {
        HttpResponse<String> answer = http.send(request);
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return answer.body();
    }
}
