package dev.synod.session;

import dev.synod.events.MessageJson;
import dev.synod.events.Topics;
import dev.synod.events.llm.LlmErrorCode;
import dev.synod.events.llm.LlmRequest;
import dev.synod.events.llm.ProviderStatus.CircuitChanged;
import dev.synod.events.llm.ProviderStatus.CircuitState;
import dev.synod.testing.EmbeddedStack;
import dev.synod.testing.TestStack;
import dev.synod.testing.TopicWriter;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@TestProfile(ImpatientProfile.class)
@WithTestResource(
        value = EmbeddedStack.class,
        initArgs = {@ResourceArg(name = "role", value = "synod_session"), @ResourceArg(name = "connect", value = "true")
        })
class OutageIT {
    private final TestStack stack = TestStack.get();
    private TestGateway gateway;

    @BeforeEach
    void listen() {
        gateway = new TestGateway(stack);
    }

    @AfterEach
    void hangUp() {
        gateway.close();
        clock.reset();
    }

    @Inject
    TestClock clock;

    @Test
    void with_every_provider_away_a_session_waits_and_goes_on_by_itself() {
        String id = waiting();
        TestApi.get(id).body("waitingFor", equalTo("providers")).body("failure", nullValue());

        clock.forward(Duration.ofSeconds(10));
        gateway.asUsual().answerUntil(id, () -> TestApi.isIn(id, "COMPLETED"));

        assertThat(Published.of(id, "session.resumed")
                        .getFirst()
                        .path("resumedBy")
                        .asText())
                .isEqualTo("providers");
        assertThat(Published.of(id, "session.failed")).isEmpty();
    }

    @Test
    void as_long_as_they_are_away_it_tries_again_at_growing_intervals_and_waits_on() {
        String id = waiting();

        for (int pause : List.of(5, 10, 20, 40, 60, 60)) {
            int tries = gateway.asked(id, "decomposition").size();
            clock.forward(Duration.ofSeconds(pause));
            gateway.answerUntil(id, () -> gateway.asked(id, "decomposition").size() > tries && rests(id));
        }

        assertThat(TestApi.state(id)).isEqualTo("WAITING");
        assertThat(gateway.asked(id, "decomposition"))
                .extracting(LlmRequest::requestId)
                .doesNotHaveDuplicates();
    }

    @Test
    void when_a_circuit_closes_it_goes_on_at_once() {
        String id = waiting();
        gateway.asUsual();
        clock.stop();

        try (TopicWriter writer = new TopicWriter(stack)) {
            await().pollInterval(Duration.ofSeconds(1)).until(() -> {
                writer.send(
                        Topics.PROVIDER_STATUS,
                        "anthropic/chat",
                        TopicWriter.envelope("s/1", "dev.synod.circuit.changed.v1", "anthropic/chat"),
                        MessageJson.write(new CircuitChanged(
                                "anthropic", "chat", CircuitState.CLOSED, "gateway-1", Instant.now(), null)));
                gateway.take(id).forEach(gateway::answer);
                return TestApi.isIn(id, "RUNNING");
            });
        }

        gateway.answerUntil(id, () -> TestApi.isIn(id, "COMPLETED"));
    }

    @Test
    void the_time_it_waits_is_not_taken_off_its_own() {
        String id = waiting();
        Instant deadline = Instant.parse(
                Published.of(id, "session.started").getFirst().path("deadline").asText());

        clock.forward(Duration.ofMinutes(90));
        gateway.asUsual().answerUntil(id, () -> TestApi.isIn(id, "COMPLETED"));

        assertThat(Instant.parse(Published.of(id, "session.resumed")
                        .getFirst()
                        .path("deadline")
                        .asText()))
                .isAfter(deadline.plus(Duration.ofMinutes(89)));
    }

    @Test
    void an_outage_in_the_middle_of_a_round_loses_no_contribution() {
        String id = TestApi.post();
        gateway.answer(gateway.next(id, "contribution"));
        gateway.on("*", request -> Answers.failed(request, LlmErrorCode.CIRCUIT_OPEN));
        gateway.answerUntil(id, () -> TestApi.isIn(id, "WAITING"));

        clock.forward(Duration.ofSeconds(10));
        gateway.asUsual().answerUntil(id, () -> TestApi.isIn(id, "COMPLETED"));

        assertThat(Published.of(id, "contribution.added"))
                .filteredOn(said -> said.path("round").asInt() == 1)
                .extracting(said -> said.path("memberId").asText())
                .containsExactlyInAnyOrder("m1", "m2", "m3");
        assertThat(Published.of(id, "council.reduced")).isEmpty();
    }

    private String waiting() {
        gateway.on("*", request -> Answers.failed(request, LlmErrorCode.CIRCUIT_OPEN));
        String id = TestApi.post();
        gateway.answerUntil(id, () -> TestApi.isIn(id, "WAITING"));
        return id;
    }

    private boolean rests(String id) {
        Object desk = stack.database().single("select desk from session.session where id = ?", UUID.fromString(id));
        return String.valueOf(desk).contains("retryAt");
    }
}
