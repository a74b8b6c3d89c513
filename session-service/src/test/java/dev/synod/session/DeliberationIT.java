package dev.synod.session;

import dev.synod.events.Topics;
import dev.synod.events.llm.LlmRequest;
import dev.synod.testing.EmbeddedStack;
import dev.synod.testing.LogLines;
import dev.synod.testing.TestStack;
import dev.synod.testing.TopicReader;
import dev.synod.testing.TopicWriter;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;

@QuarkusTest
@TestProfile(ImpatientProfile.class)
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
        String id = TestApi.post();
        gateway.answerUntil(id, () -> TestApi.isIn(id, "COMPLETED"));

        List<ConsumerRecord<String, String>> events = Published.records(id);
        assertThat(sequences(events)).isEqualTo(upTo(events.size()));
        assertThat(events)
                .extracting(event -> TopicReader.header(event, "ce_type"))
                .startsWith("dev.synod.session.created.v1", "dev.synod.session.started.v1")
                .contains("dev.synod.triage.completed.v1", "dev.synod.dedup.completed.v1")
                .contains("dev.synod.verdict.reached.v1", "dev.synod.actions.extracted.v1")
                .endsWith("dev.synod.session.completed.v1");
        TestApi.get(id)
                .body("outcome", equalTo("full"))
                .body("events", equalTo(events.size()))
                .body("cost.microUsd", equalTo(30 * gateway.different(id)));
        assertMeasured();
    }

    /** How fast it was accepted, and how it ended; an ending that has not been yet is there as zero. */
    private static void assertMeasured() {
        get("/q/metrics")
                .then()
                .body(containsString("http_server_requests_seconds_bucket{method=\"POST\",outcome=\"SUCCESS\","
                        + "status=\"202\",uri=\"/api/v1/sessions\",le=\"0.5\"}"))
                .body(matchesPattern(
                        "(?s).*synod_session_duration_seconds_count\\{outcome=\"full\",state=\"completed\"}"
                                + " [1-9].*"))
                .body(containsString("synod_session_duration_seconds_count{outcome=\"quorum_lost\",state=\"failed\"}"));
    }

    @Test
    void lines_of_two_interleaved_sessions_never_swap_their_ids_and_say_nothing_of_what_is_debated() {
        try (LogLines log = LogLines.listen()) {
            Map<String, String> traceOf = new LinkedHashMap<>();
            for (String trace : List.of("a".repeat(32), "b".repeat(32))) {
                Map<String, String> header = Map.of("traceparent", "00-" + trace + "-b7ad6b7169203331-01");
                traceOf.put(
                        TestApi.tryToPost("A canary question?", Map.of(), header)
                                .statusCode(202)
                                .extract()
                                .path("id"),
                        trace);
            }
            List<String> ids = List.copyOf(traceOf.keySet());
            gateway.answerUntil(ids.getFirst(), () -> {
                gateway.take(ids.getLast()).forEach(gateway::answer);
                return ids.stream().allMatch(id -> TestApi.isIn(id, "COMPLETED"));
            });

            traceOf.forEach((id, trace) -> {
                List<LogLines.Line> lines = await().until(() -> about(id, log), found -> found.stream()
                        .anyMatch(line -> line.text().startsWith("the council is done")));
                assertThat(lines)
                        .filteredOn(line ->
                                line.text().equals("accepted") || line.text().equals("the council began its work"))
                        .isNotEmpty()
                        .allSatisfy(line -> assertThat(line.fields()).containsEntry("traceId", trace));
                assertThat(lines)
                        .filteredOn(line -> line.fields().containsKey("synod.event.id"))
                        .isNotEmpty()
                        .allSatisfy(line ->
                                assertThat(line.fields().get("synod.event.id")).startsWith(id + "/"));
            });
            assertThat(log.text()).doesNotContain("canary", "alice");
        }
    }

    private static List<LogLines.Line> about(String id, LogLines log) {
        return log.lines().stream()
                .filter(line -> id.equals(line.fields().get("synod.session.id")))
                .toList();
    }

    @Test
    void the_database_going_away_for_a_moment_is_a_slow_answer_to_who_asks() {
        String id = TestApi.post();
        stack.postgres().kill();

        TestApi.get(id).statusCode(200).body("state", equalTo("RUNNING"));
        TestApi.order(id, "pause").statusCode(200);
    }

    @Test
    void an_answer_that_comes_twice_is_heard_once() {
        String id = TestApi.post();
        LlmRequest first = gateway.next(id);
        gateway.answer(first);
        gateway.answer(first);
        gateway.answerUntil(id, () -> TestApi.isIn(id, "COMPLETED"));

        assertThat(Published.records(id))
                .filteredOn(event -> event.value().contains("\"requestId\":\"" + first.requestId() + "\""))
                .hasSize(1);
    }

    @Test
    void a_request_that_nobody_answers_is_sent_again_under_its_id() {
        String id = TestApi.post();
        LlmRequest lost = gateway.next(id);

        LlmRequest again = gateway.next(id);

        assertThat(again.requestId()).isEqualTo(lost.requestId());
        gateway.answer(again);
        gateway.answerUntil(id, () -> TestApi.isIn(id, "COMPLETED"));
    }

    @Test
    void what_can_not_be_read_goes_to_the_dead_letters_and_holds_nothing_up() {
        try (TopicReader dead = TopicReader.fromNow(stack, Topics.LLM_RESPONSES_DLT);
                TopicWriter writer = new TopicWriter(stack)) {
            String id = TestApi.post();
            writer.send(
                    Topics.LLM_RESPONSES,
                    id,
                    TopicWriter.envelope("x/1", "dev.synod.completion.vanished.v9", id),
                    "{\"requestId\": \"x\"}");
            gateway.answerUntil(id, () -> TestApi.isIn(id, "COMPLETED"));

            assertThat(dead.awaitKey(1, id).getFirst())
                    .satisfies(letter -> assertThat(TopicReader.header(letter, "dead-letter-reason"))
                            .contains("dev.synod.completion.vanished.v9"));
        }
    }

    @Test
    void the_database_going_away_costs_time_and_nothing_else() {
        String id = TestApi.post();
        LlmRequest first = gateway.next(id);
        stack.postgres().kill();
        gateway.answer(first);
        stack.postgres().awaitReady();
        gateway.answerUntil(id, () -> TestApi.isIn(id, "COMPLETED"));

        List<ConsumerRecord<String, String>> events = Published.records(id);
        assertThat(sequences(events).stream().distinct().sorted())
                .containsExactlyElementsOf(upTo(TestApi.get(id).extract().path("events")));
    }

    @Test
    void while_the_database_is_away_callers_are_told_to_come_again() {
        String id = TestApi.post();
        stack.postgres().takeAway();
        try {
            TestApi.get(id)
                    .statusCode(503)
                    .header("Retry-After", notNullValue())
                    .body("code", equalTo("unavailable"))
                    .body("retryable", equalTo(true));
        } finally {
            stack.postgres().bringBack();
        }

        await().until(() -> TestApi.get(id).extract().statusCode() == 200);
    }

    @Test
    void a_session_that_can_not_be_read_holds_no_other_up() {
        try (TopicReader dead = TopicReader.fromNow(stack, Topics.LLM_RESPONSES_DLT)) {
            String id = TestApi.post();
            LlmRequest asked = gateway.next(id);
            stack.database()
                    .execute(
                            "update session.session set desk = '{\"format\": 99}', due_at = null where id = ?",
                            UUID.fromString(id));
            gateway.answer(asked);

            assertThat(dead.awaitKey(1, id).getFirst())
                    .satisfies(letter -> assertThat(TopicReader.header(letter, "dead-letter-reason"))
                            .contains("format 99 is of a later release"));
            String other = TestApi.post();
            gateway.answerUntil(other, () -> TestApi.isIn(other, "COMPLETED"));
        }
    }

    private static List<Long> sequences(List<ConsumerRecord<String, String>> events) {
        return events.stream()
                .map(event -> Long.valueOf(TopicReader.header(event, "ce_sequence")))
                .toList();
    }

    private static List<Long> upTo(int last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }
}
