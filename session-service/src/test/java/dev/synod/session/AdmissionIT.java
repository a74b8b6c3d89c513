package dev.synod.session;

import dev.synod.events.replan.ReplanCommand.LinkReplan;
import dev.synod.events.replan.ReplanReply.ReplanLinked;
import dev.synod.events.replan.ReplanReply.ReplanUnlinked;
import dev.synod.testing.EmbeddedStack;
import dev.synod.testing.PartControl;
import dev.synod.testing.TestStack;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@TestProfile(NarrowProfile.class)
@WithTestResource(
        value = EmbeddedStack.class,
        initArgs = {@ResourceArg(name = "role", value = "synod_session"), @ResourceArg(name = "connect", value = "true")
        })
class AdmissionIT {
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

    /** Sessions of other tests would take the room. */
    @BeforeEach
    void makeRoom() {
        stack.database().execute("delete from session.session");
    }

    @Test
    void with_the_house_full_sessions_queue_and_see_their_place() {
        List<String> ids = post(4);

        assertThat(states(ids)).containsExactly("RUNNING", "RUNNING", "QUEUED", "QUEUED");
        TestApi.get(ids.get(0)).body("position", nullValue());
        TestApi.get(ids.get(2)).body("position", equalTo(1));
        TestApi.get(ids.get(3)).body("position", equalTo(2));
        assertThat(Published.of(ids.get(2)))
                .extracting(Published.Event::type)
                .containsExactly("dev.synod.session.created.v1");
        await().untilAsserted(() -> given().get("/q/metrics")
                .then()
                .body(containsString("synod_session_open{state=\"queued\"} 2.0"))
                .body(containsString("synod_session_open{state=\"running\"} 2.0"))
                .body(containsString("synod_session_queue_limit 2.0")));
    }

    @Test
    void with_the_queue_full_too_one_is_refused_and_leaves_nothing_behind() {
        List<String> ids = post(4);
        String key = UUID.randomUUID().toString();
        Map<String, String> withKey = Map.of("Idempotency-Key", key);

        TestApi.tryToPost("One too many?", Map.of(), withKey)
                .statusCode(503)
                .header("Retry-After", matchesPattern("\\d+"))
                .body("code", equalTo("queue_full"))
                .body("retryable", equalTo(true))
                .body("detail", containsString("2 sessions"));

        assertThat(stack.database().single("select count(*) from session.session"))
                .isEqualTo(4L);
        assertThat(stack.database().single("select count(*) from session.idempotency_key where key = ?", key))
                .isEqualTo(0L);
        TestApi.order(ids.get(3), "cancel").statusCode(200);
        String later = TestApi.tryToPost("One too many?", Map.of(), withKey)
                .statusCode(202)
                .extract()
                .path("id");
        TestApi.get(later).body("state", equalTo("QUEUED")).body("position", equalTo(2));
    }

    @Test
    void with_the_queue_full_a_replanning_is_undone_and_the_caller_told() {
        post(4);
        try (TestReplan it = new TestReplan(stack)) {
            LinkReplan command = it.pending();
            it.theRecord.reply(new ReplanLinked(command.sagaId(), it.replanning()));

            it.unlink();
            it.replan("wait=1")
                    .statusCode(503)
                    .body("code", equalTo("replan_undone"))
                    .body("reason", equalTo("queue_full"));
            it.theRecord.reply(new ReplanUnlinked(command.sagaId()));
            TestReplan.awaitState(command, "UNLINKED");
            it.assertGone(command.sessionId());
        }
    }

    @Test
    void while_the_outbox_is_too_far_behind_nothing_new_is_taken_and_what_is_under_way_goes_on() {
        String id = post(1).getFirst();
        PartControl connect = stack.connect();
        connect.freeze();
        try {
            // counts as log that nobody has read, as that of sessions would
            stack.database().query("select pg_logical_emit_message(false, 'test', repeat('x', 40000000))");
            await().until(AdmissionIT::lagBytes, bytes -> bytes > 32 << 20);
            String key = UUID.randomUUID().toString();
            TestApi.tryToPost("Now?", Map.of(), Map.of("Idempotency-Key", key))
                    .statusCode(503)
                    .header("Retry-After", matchesPattern("\\d+"))
                    .body("code", equalTo("outbox_behind"))
                    .body("retryable", equalTo(true));
            assertThat(stack.database().single("select count(*) from session.idempotency_key where key = ?", key))
                    .isEqualTo(0L);
            TestApi.order(id, "pause").statusCode(200);
        } finally {
            connect.thaw();
        }

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> TestApi.tryToPost("Now?", Map.of(), Map.of())
                .statusCode(202));
    }

    @Test
    void when_one_ends_the_next_begins_in_order() {
        List<String> ids = post(4);

        TestApi.order(ids.get(1), "cancel").statusCode(200);
        await().until(() -> TestApi.isIn(ids.get(2), "RUNNING"));
        assertThat(states(ids)).containsExactly("RUNNING", "CANCELLED", "RUNNING", "QUEUED");
        TestApi.get(ids.get(3)).body("position", equalTo(1));

        gateway.answerUntil(ids.get(2), () -> TestApi.isIn(ids.get(2), "COMPLETED"));
        gateway.answerUntil(ids.get(3), () -> TestApi.isIn(ids.get(3), "COMPLETED"));
        assertThat(TestApi.state(ids.get(0))).isEqualTo("RUNNING");
    }

    @Test
    void a_session_that_stands_still_leaves_its_place_to_another() {
        List<String> ids = post(3);

        TestApi.order(ids.get(0), "pause").statusCode(200);

        await().until(() -> TestApi.isIn(ids.get(2), "RUNNING"));
    }

    @Test
    void a_queued_session_can_be_cancelled_and_nothing_else() {
        String id = post(3).get(2);
        for (String order : List.of("pause", "resume", "retry")) {
            TestApi.refused(TestApi.order(id, order), "QUEUED");
        }
        TestApi.refused(TestApi.order(id, "clarifications", Map.of("answer", "Lyon")), "QUEUED");
        TestApi.refused(TestApi.order(id, "interjections", Map.of("text", "Lyon")), "QUEUED");

        TestApi.order(id, "cancel").statusCode(200).body("state", equalTo("CANCELLED"));
    }

    @Test
    void however_many_come_at_once_no_more_are_let_in() {
        List<Integer> statuses = IntStream.range(0, 8)
                .parallel()
                .map(i -> TestApi.tryToPost("At once?", Map.of(), Map.of())
                        .extract()
                        .statusCode())
                .boxed()
                .toList();

        assertThat(statuses).filteredOn(status -> status == 202).hasSize(4);
        assertThat(statuses).filteredOn(status -> status == 503).hasSize(4);
        assertThat(stack.database().single("select count(*) from session.session where status = 'RUNNING'"))
                .isEqualTo(2L);
    }

    private static long lagBytes() {
        return given().get("/q/health/ready").jsonPath().getLong("checks.find { it.name == 'outbox' }.data.lagBytes");
    }

    private static List<String> post(int count) {
        return IntStream.range(0, count).mapToObj(i -> TestApi.post()).toList();
    }

    private static List<String> states(List<String> ids) {
        return ids.stream().map(TestApi::state).toList();
    }
}
