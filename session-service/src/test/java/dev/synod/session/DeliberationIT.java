package dev.synod.session;

import dev.synod.events.Topics;
import dev.synod.events.llm.LlmRequest.RequestCompletion;
import dev.synod.testing.EmbeddedStack;
import dev.synod.testing.TestStack;
import dev.synod.testing.TestTokens;
import dev.synod.testing.TopicReader;
import dev.synod.testing.TopicWriter;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
@io.quarkus.test.junit.TestProfile(ImpatientProfile.class)
@WithTestResource(
        value = EmbeddedStack.class,
        initArgs = {@ResourceArg(name = "role", value = "synod_session"), @ResourceArg(name = "connect", value = "true")
        })
class DeliberationIT {
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
    void a_session_runs_to_its_verdict_and_its_events_are_numbered_without_gap() {
        String id = post();
        gateway.answerUntil(id, () -> isIn(id, "COMPLETED"));

        List<ConsumerRecord<String, String>> events = events(id);
        assertThat(events)
                .extracting(event -> Long.valueOf(TopicReader.header(event, "ce_sequence")))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, events.size())
                        .mapToObj(Long::valueOf)
                        .toList());
        assertThat(events)
                .extracting(event -> TopicReader.header(event, "ce_type"))
                .startsWith("dev.synod.session.created.v1", "dev.synod.session.started.v1")
                .contains("dev.synod.verdict.reached.v1", "dev.synod.actions.extracted.v1")
                .endsWith("dev.synod.session.completed.v1");
        given().auth()
                .oauth2(TestTokens.user("alice"))
                .get("/api/v1/sessions/" + id)
                .then()
                .body("outcome", equalTo("full"))
                .body("events", equalTo(events.size()))
                .body("cost.microUsd", equalTo(30 * gateway.different()));
    }

    @Test
    void an_answer_that_comes_twice_is_heard_once() {
        String id = post();
        RequestCompletion first = next(id);
        gateway.answer(first);
        gateway.answer(first);
        gateway.answerUntil(id, () -> isIn(id, "COMPLETED"));

        assertThat(events(id))
                .filteredOn(event -> event.value().contains("\"requestId\":\"" + first.requestId() + "\""))
                .hasSize(1);
    }

    @Test
    void a_request_that_nobody_answers_is_sent_again_under_its_id() {
        String id = post();
        RequestCompletion lost = next(id);

        RequestCompletion again = next(id);

        assertThat(again.requestId()).isEqualTo(lost.requestId());
        gateway.answer(again);
        gateway.answerUntil(id, () -> isIn(id, "COMPLETED"));
    }

    @Test
    void what_can_not_be_read_goes_to_the_dead_letters_and_holds_nothing_up() {
        try (TopicReader dead = TopicReader.fromNow(stack, Topics.LLM_RESPONSES_DLT);
                TopicWriter writer = new TopicWriter(stack)) {
            String id = post();
            writer.send(
                    Topics.LLM_RESPONSES,
                    id,
                    TopicWriter.envelope("x/1", "dev.synod.completion.vanished.v9", id),
                    "{\"requestId\": \"x\"}");
            gateway.answerUntil(id, () -> isIn(id, "COMPLETED"));

            assertThat(dead.awaitKey(1, id).getFirst())
                    .satisfies(letter -> assertThat(TopicReader.header(letter, "dead-letter-reason"))
                            .contains("dev.synod.completion.vanished.v9"));
        }
    }

    @Test
    void the_database_going_away_costs_time_and_nothing_else() {
        String id = post();
        RequestCompletion first = next(id);
        stack.postgres().kill();
        gateway.answer(first);
        stack.postgres().awaitReady();
        gateway.answerUntil(id, () -> isIn(id, "COMPLETED"));

        List<ConsumerRecord<String, String>> events = events(id);
        assertThat(events.stream()
                        .map(event -> TopicReader.header(event, "ce_sequence"))
                        .distinct())
                .hasSameSizeAs(
                        IntStream.rangeClosed(1, lastSequence(id)).boxed().toList());
    }

    private RequestCompletion next(String id) {
        return await().atMost(Duration.ofSeconds(30))
                .until(() -> gateway.take(id), asked -> !asked.isEmpty())
                .getFirst();
    }

    private List<ConsumerRecord<String, String>> events(String id) {
        try (TopicReader reader = TopicReader.fromBeginning(stack, Topics.SESSION_EVENTS)) {
            return reader.awaitKey(lastSequence(id), id);
        }
    }

    private int lastSequence(String id) {
        return given().auth()
                .oauth2(TestTokens.user("alice"))
                .get("/api/v1/sessions/" + id)
                .then()
                .extract()
                .path("events");
    }

    private static boolean isIn(String id, String state) {
        return state.equals(given().auth()
                .oauth2(TestTokens.user("alice"))
                .get("/api/v1/sessions/" + id)
                .then()
                .extract()
                .path("state"));
    }

    private static String post() {
        return given().auth()
                .oauth2(TestTokens.user("alice"))
                .contentType("application/json")
                .body("{\"problem\": \"Open an office?\", \"options\": {\"maxSubProblems\": 1, \"panelSize\": 3}}")
                .post("/api/v1/sessions")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }
}
