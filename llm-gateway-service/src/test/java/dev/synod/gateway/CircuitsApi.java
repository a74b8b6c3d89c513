package dev.synod.gateway;

import dev.synod.events.llm.LlmRequest;
import dev.synod.testing.TestTokens;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

/** Circuits as users and operators see them, and how tests break and mend them. */
final class CircuitsApi {
    private CircuitsApi() {}

    /** Sends so many requests, and waits until each has its response, which the stubs make a failure. */
    static void fail(GatewayFixture gateway, int count, Function<String, LlmRequest> request) {
        List<LlmRequest> sent = IntStream.range(0, count)
                .mapToObj(i -> gateway.send(request.apply("fail-" + UUID.randomUUID())))
                .toList();
        sent.forEach(one -> gateway.responses(one, 1));
    }

    /** All providers are well again, and an operator has closed what was open. */
    static void closeAll(GatewayFixture gateway) {
        List.of(gateway.anthropic, gateway.openAi, gateway.voyage, gateway.brave, gateway.tavily)
                .forEach(StubProvider::reset);
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> {
                    List<String> left = notClosed();
                    // A broker that is just back may not take one yet.
                    left.forEach(circuit -> reset(circuit, TestTokens.admin("olga")));
                    return left.isEmpty();
                });
    }

    static ValidatableResponse reset(String circuit, String token) {
        return given().auth()
                .oauth2(token)
                .post("/api/v1/circuits/" + circuit + "/reset")
                .then();
    }

    static JsonPath circuit(String provider, String operation) {
        return get("/api/v1/circuits")
                .setRootPath(
                        "circuits.find { it.provider == '%s' && it.operation == '%s' }".formatted(provider, operation));
    }

    static JsonPath get(String path) {
        return given().auth()
                .oauth2(TestTokens.user("alice"))
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static List<String> notClosed() {
        return get("/api/v1/circuits")
                .getList("circuits.findAll { it.state != 'closed' }.collect { it.provider + '/' + it.operation }");
    }
}
