package dev.synod.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import dev.synod.testing.Http;
import dev.synod.testing.TestTokens;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.StreamSupport;

import static org.assertj.core.api.Assertions.assertThat;

/** One replica of the gateway as its operators see it: over HTTP. */
record Gateway(URI address, Http http) {

    static Gateway at(URI address) {
        return new Gateway(address, new Http());
    }

    /** The name of this process among its like. */
    String replica() {
        return seen().path("replica").asText();
    }

    /** How a circuit stands here. */
    String circuit(String provider, String operation) {
        return find(provider, operation).path("state").asText();
    }

    /** How a circuit stands at another replica, as far as is known here; nothing if nothing is. */
    String elsewhere(String provider, String operation, String replica) {
        return elements(find(provider, operation).path("elsewhere")).stream()
                .filter(view -> view.path("replica").asText().equals(replica))
                .map(view -> view.path("state").asText())
                .findFirst()
                .orElse("");
    }

    /** Has every replica close a circuit. */
    void reset(String provider, String operation) {
        HttpResponse<String> answer = http.send(
                request("/api/v1/circuits/%s/%s/reset".formatted(provider, operation), TestTokens.admin("olga"))
                        .POST(HttpRequest.BodyPublishers.noBody()));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    }

    /** Has every replica close all circuits: what another test did to them is none of this one's business. */
    void resetAll() {
        elements(seen().path("circuits"))
                .forEach(circuit -> reset(
                        circuit.path("provider").asText(),
                        circuit.path("operation").asText()));
    }

    private JsonNode find(String provider, String operation) {
        return elements(seen().path("circuits")).stream()
                .filter(circuit -> circuit.path("provider").asText().equals(provider)
                        && circuit.path("operation").asText().equals(operation))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode seen() {
        HttpResponse<String> answer = http.send(request("/api/v1/circuits", TestTokens.user("alice")));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Http.json(answer.body());
    }

    private HttpRequest.Builder request(String path, String token) {
        return HttpRequest.newBuilder(address.resolve(path)).header("Authorization", "Bearer " + token);
    }

    private static List<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
