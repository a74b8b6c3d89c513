package dev.synod.session;

import dev.synod.testing.EmbeddedStack;
import dev.synod.testing.TestStack;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

@QuarkusTest
@TestProfile(ImpatientProfile.class)
@WithTestResource(
        value = EmbeddedStack.class,
        initArgs = {@ResourceArg(name = "role", value = "synod_session"), @ResourceArg(name = "connect", value = "true")
        })
class ForkIT {
    private final TestStack stack = TestStack.get();
    private TestGateway gateway;

    @BeforeEach
    void listen() {
        gateway = new TestGateway(stack);
    }

    @AfterEach
    void hangUp() {
        gateway.close();
    }

    @Test
    void the_ends_of_its_phases_are_a_sessions_checkpoints() {
        String id = completed();

        TestApi.get(id, "checkpoints")
                .statusCode(200)
                .body(
                        "items.name",
                        equalTo(List.of(
                                "triage",
                                "decomposition",
                                "s1.panel",
                                "s1.round-1",
                                "s1.round-2",
                                "s1.ranking",
                                "s1.synthesis",
                                "verdict")));
        List<Integer> sequences = TestApi.get(id, "checkpoints").extract().path("items.sequence");
        assertThat(sequences).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void a_fork_goes_on_from_its_checkpoint_without_asking_again_what_was_known() {
        String source = completed();
        String fork = fork(source, "s1.round-1").statusCode(202).extract().path("id");
        gateway.answerUntil(fork, () -> TestApi.isIn(fork, "COMPLETED"));

        assertThat(gateway.asked(fork, "decomposition")).isEmpty();
        assertThat(gateway.asked(fork, "contribution"))
                .extracting(request -> request.labels().get("round"))
                .containsOnly("2");
        List<Published.Event> events = Published.of(fork);
        assertThat(events)
                .extracting(Published.Event::sequence)
                .isSorted()
                .doesNotHaveDuplicates()
                .startsWith(1L);
        assertThat(events.getFirst().data().path("origin").path("sessionId").asText())
                .isEqualTo(source);
        assertThat(events.getFirst().data().path("origin").path("checkpoint").asText())
                .isEqualTo("s1.round-1");
        TestApi.get(fork).body("outcome", equalTo("full")).body("cost.microUsd", equalTo(30 * gateway.different(fork)));
        TestApi.get(source).body("state", equalTo("COMPLETED"));
    }

    @Test
    void a_fork_from_the_verdict_draws_up_its_actions_only() {
        String fork = fork(completed(), "verdict").statusCode(202).extract().path("id");
        gateway.answerUntil(fork, () -> TestApi.isIn(fork, "COMPLETED"));

        assertThat(gateway.different(fork)).isEqualTo(1);
    }

    @Test
    void a_running_session_can_be_forked_and_runs_on() {
        String source = TestApi.post();
        gateway.next(source, "contribution");
        String fork = fork(source, "s1.panel").statusCode(202).extract().path("id");
        gateway.answerUntil(fork, () -> TestApi.isIn(fork, "COMPLETED"));

        assertThat(TestApi.state(source)).isEqualTo("RUNNING");
    }

    @Test
    void a_cancelled_session_can_be_forked() {
        String source = TestApi.post();
        gateway.next(source, "panel");
        TestApi.order(source, "cancel").statusCode(200);
        String fork = fork(source, "decomposition").statusCode(202).extract().path("id");
        gateway.answerUntil(fork, () -> TestApi.isIn(fork, "COMPLETED"));
    }

    @Test
    void the_same_key_is_the_same_fork_and_another_checkpoint_is_refused() {
        String source = completed();
        String first = withKey(source, "decomposition", source)
                .statusCode(202)
                .extract()
                .path("id");

        withKey(source, "decomposition", source).statusCode(202).body("id", equalTo(first));
        withKey(source, "verdict", source).statusCode(422).body("code", equalTo("idempotency_key_reused"));
    }

    @Test
    void a_checkpoint_that_is_not_there_is_not_found() {
        String id = TestApi.post();

        fork(id, "s9.panel").statusCode(404).body("detail", containsString("s9.panel"));
        fork("01990000-0000-7000-8000-000000000000", "triage").statusCode(404);
        TestApi.order(id, "fork", Map.of())
                .statusCode(400)
                .body("violations.message", hasItem(containsString("checkpoint")));
    }

    @Test
    void what_was_forked_can_be_rebuilt_from_its_events() {
        String fork = fork(completed(), "s1.ranking").statusCode(202).extract().path("id");
        gateway.answerUntil(fork, () -> TestApi.isIn(fork, "COMPLETED"));

        assertThat(Published.of(fork, "synthesis.completed")).hasSize(1);
        assertThat(Published.of(fork, "verdict.reached")).hasSize(1);
    }

    private String completed() {
        String id = TestApi.post();
        gateway.answerUntil(id, () -> TestApi.isIn(id, "COMPLETED"));
        return id;
    }

    private static ValidatableResponse fork(String id, String checkpoint) {
        return TestApi.order(id, "fork", Map.of("checkpoint", checkpoint));
    }

    private static ValidatableResponse withKey(String id, String checkpoint, String key) {
        return TestApi.alice()
                .contentType("application/json")
                .header("Idempotency-Key", key)
                .body(Map.of("checkpoint", checkpoint))
                .post(TestApi.SESSIONS + "/" + id + "/fork")
                .then();
    }
}
