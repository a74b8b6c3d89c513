package dev.synod.testing;

import com.fasterxml.jackson.databind.JsonNode;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import static org.assertj.core.api.Assertions.assertThat;

/** The stand-in for the providers: how fast it speaks, what it fails at, what it was asked and paid for. */
public final class Simulator {
    private static final int ALL = 1_000_000;

    private final URI address;
    private final Http http = new Http();

    public Simulator(TestSuite suite) {
        this.address = suite.simulator();
    }

    /** How fast calls that begin from now on are answered. */
    public void pace(int firstTokenDelayMillis, int tokensPerSecond) {
        put(
                "/admin/pace",
                "{\"firstTokenDelayMillis\": %d, \"tokensPerSecond\": %d}"
                        .formatted(firstTokenDelayMillis, tokensPerSecond));
    }

    /** Puts a fault on a provider in place of the one before. */
    public void fault(String provider, String json) {
        put("/admin/faults/" + provider, json);
    }

    /** Takes a provider's fault back. */
    public void heal(String provider) {
        delete("/admin/faults/" + provider);
    }

    /** Takes back all faults, and the pace. */
    public void calm() {
        delete("/admin/faults");
        delete("/admin/pace");
    }

    /** Calls of a session that were paid for more than once, by request id. */
    public List<String> paidTwice(String sessionId) {
        List<String> twice = new ArrayList<>();
        get("/admin/calls?session=" + sessionId).path("answeredTwice").forEach(id -> twice.add(id.asText()));
        return twice;
    }

    /** The calls whose request ids begin so, oldest first, as the simulator shows them. */
    public JsonNode calls(String prefix) {
        return get("/admin/calls/log?limit=%d&prefix=%s".formatted(ALL, prefix)).path("calls");
    }

    /** How often each request of a session reached a provider, whatever came of it, by request id. */
    public Map<String, Integer> asked(String sessionId) {
        return count(sessionId, call -> true);
    }

    /** How often each request of a session was answered by a provider, by request id. */
    public Map<String, Integer> paid(String sessionId) {
        return count(sessionId, call -> call.path("outcome").asText().equals("answered"));
    }

    private Map<String, Integer> count(String sessionId, Predicate<JsonNode> which) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (JsonNode call : calls(sessionId + "/")) {
            if (which.test(call)) {
                counts.merge(call.path("requestId").asText(), 1, Integer::sum);
            }
        }
        return counts;
    }

    /** Calls that are being answered at this moment, at all providers. */
    public int open() {
        int open = 0;
        for (JsonNode provider : get("/admin/calls").path("providers")) {
            open += provider.path("open").asInt();
        }
        return open;
    }

    private JsonNode get(String path) {
        return Http.json(send(HttpRequest.newBuilder(address.resolve(path)).GET()));
    }

    private void put(String path, String json) {
        send(HttpRequest.newBuilder(address.resolve(path)).PUT(HttpRequest.BodyPublishers.ofString(json)));
    }

    private void delete(String path) {
        send(HttpRequest.newBuilder(address.resolve(path)).DELETE());
    }

    private String send(HttpRequest.Builder request) {
        HttpResponse<String> answer = http.send(request);
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return answer.body();
    }
}
