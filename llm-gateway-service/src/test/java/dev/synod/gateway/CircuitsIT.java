package dev.synod.gateway;

import dev.synod.events.MessageJson;
import dev.synod.events.Topics;
import dev.synod.events.llm.LlmResponse.CompletionAnswered;
import dev.synod.events.llm.ProviderStatus.CircuitChanged;
import dev.synod.events.llm.ProviderStatus.CircuitState;
import dev.synod.testing.EmbeddedStack;
import dev.synod.testing.LogLines;
import dev.synod.testing.TestTokens;
import dev.synod.testing.TopicReader;
import dev.synod.testing.TopicWriter;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

/** What operators see of the circuits, and what they can do about them. */
@QuarkusTest
@WithTestResource(
        value = EmbeddedStack.class,
        initArgs = {@ResourceArg(name = "role", value = "synod_gateway"), @ResourceArg(name = "connect", value = "true")
        })
@WithTestResource(StubAddresses.class)
class CircuitsIT extends BreaksCircuits {
    @Test
    void an_operator_closes_an_open_circuit_and_the_next_call_is_made_at_once() {
        try (TopicReader status = TopicReader.fromNow(gateway.stack, Topics.PROVIDER_STATUS);
                TopicReader control = TopicReader.fromNow(gateway.stack, Topics.GATEWAY_CONTROL);
                LogLines log = LogLines.listen()) {
            gateway.anthropic.always(Behaviours.status(529, "overloaded_error"));
            CircuitsApi.fail(gateway, 3, step -> gateway.request(step, "only-anthropic"));
            JsonPath open = CircuitsApi.circuit("anthropic", "chat");
            assertThat(open.getString("state")).isEqualTo("open");
            assertThat(open.getInt("failures")).isEqualTo(3);
            assertThat(Instant.parse(open.getString("nextTrialAt")))
                    .isAfterOrEqualTo(Instant.parse(open.getString("since")).plusSeconds(2));
            gateway.anthropic.reset();

            CircuitsApi.reset("anthropic/chat", TestTokens.admin("olga"))
                    .statusCode(202)
                    .body("provider", equalTo("anthropic"))
                    .body("operation", equalTo("chat"));
            await().until(() ->
                    CircuitsApi.circuit("anthropic", "chat").getString("state").equals("closed"));

            CompletionAnswered answer = gateway.answer(gateway.send(gateway.request("at-once", "expert-a")));
            assertThat(answer.provider()).isEqualTo("anthropic");
            assertThat(answer.attempts()).isEqualTo(1);
            assertThat(status.awaitKey(2, "anthropic/chat"))
                    .extracting(change -> String.valueOf(change.value()))
                    .satisfiesExactly(
                            opened -> assertThat(opened).contains("\"state\":\"open\"", "\"nextTrialAt\""),
                            closed -> assertThat(closed).contains("\"state\":\"closed\""));
            assertThat(control.awaitKey(1, "anthropic").getFirst()).satisfies(order -> {
                assertThat(TopicReader.header(order, "ce_type")).isEqualTo("dev.synod.circuit.reset.v1");
                assertThat(order.value()).contains("\"requestedBy\":\"olga\"", "\"operation\":\"chat\"");
            });
            assertThat(log.security()).singleElement().satisfies(event -> {
                assertThat(event.text())
                        .startsWith("authz_admin:circuit_reset of anthropic/chat by olga, POST /api/v1/");
                assertThat(event.fields())
                        .containsEntry("event.action", "authz_admin")
                        .containsEntry("event.outcome", "success")
                        .containsEntry("user.id", "olga");
            });
            assertThat(given().get("/q/metrics").asString())
                    .contains("synod_security_events_total{event=\"authz_admin\"}")
                    .containsPattern(
                            "synod_gateway_circuit_transitions_total\\{.*provider=\"anthropic\".*state=\"open\"")
                    .containsPattern(
                            "synod_gateway_circuit_state\\{.*operation=\"chat\",.*provider=\"anthropic\".*} 0\\.0");
        }
    }

    @Test
    void users_may_look_but_not_reset() {
        CircuitsApi.reset("anthropic/chat", TestTokens.user("alice"))
                .statusCode(403)
                .body("code", equalTo("forbidden"));
    }

    @Test
    void who_resets_what_is_not_there_is_told_what_is() {
        CircuitsApi.reset("anthropic/search", TestTokens.admin("olga"))
                .statusCode(404)
                .body("code", equalTo("not_found"))
                .body("detail", containsString("anthropic/chat"))
                .body("detail", containsString("brave/search"));
    }

    @Test
    void what_another_replica_sees_stands_beside_what_this_one_sees() {
        String other = "gateway-" + UUID.randomUUID();
        Instant since = Instant.parse("2026-11-22T10:00:00Z");
        try (TopicWriter writer = new TopicWriter(gateway.stack)) {
            writer.send(
                    Topics.PROVIDER_STATUS,
                    "voyage/embed",
                    TopicWriter.envelope(other, "dev.synod.circuit.changed.v1", "voyage/embed"),
                    MessageJson.write(new CircuitChanged(
                            "voyage", "embed", CircuitState.OPEN, other, since, since.plusSeconds(5))));
        }

        await().untilAsserted(() -> {
            JsonPath circuit = CircuitsApi.circuit("voyage", "embed");
            assertThat(circuit.getString("state")).isEqualTo("closed");
            assertThat(circuit.<Map<String, Object>>getList("elsewhere"))
                    .contains(Map.of(
                            "replica",
                            other,
                            "state",
                            "open",
                            "since",
                            "2026-11-22T10:00:00Z",
                            "nextTrialAt",
                            "2026-11-22T10:00:05Z"));
        });
    }
}
