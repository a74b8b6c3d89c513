package dev.synod.session;

import dev.synod.events.llm.LlmErrorCode;
import dev.synod.events.llm.LlmRequest;
import dev.synod.testing.EmbeddedStack;
import dev.synod.testing.TestStack;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@TestProfile(ImpatientProfile.class)
@WithTestResource(
        value = EmbeddedStack.class,
        initArgs = {@ResourceArg(name = "role", value = "synod_session"), @ResourceArg(name = "connect", value = "true")
        })
class OrdersIT {
    private final TestStack stack = TestStack.get();
    private TestGateway gateway;

    @Inject
    TestClock clock;

    @BeforeEach
    void listen() {
        gateway = new TestGateway(stack);
    }

    @AfterEach
    void hangUp() {
        gateway.close();
        clock.reset();
    }

    @Test
    void while_paused_answers_are_heard_and_nothing_new_is_asked() {
        String id = TestApi.post();
        LlmRequest triage = gateway.next(id, "triage");

        TestApi.order(id, "pause").statusCode(200).body("state", equalTo("PAUSED"));
        gateway.answer(triage);
        await().until(() -> !Published.of(id, "triage.completed").isEmpty());

        assertThat(TestApi.state(id)).isEqualTo("PAUSED");
        assertThat(requestsFor(id, "decomposition")).isZero();

        TestApi.order(id, "resume").statusCode(200).body("state", equalTo("RUNNING"));
        gateway.answerUntil(id, () -> TestApi.isIn(id, "COMPLETED"));
        assertThat(Published.of(id, "session.resumed")
                        .getFirst()
                        .path("resumedBy")
                        .asText())
                .isEqualTo("user");
    }

    @Test
    void what_was_asked_before_a_pause_is_asked_again_after_it_under_its_id() {
        String id = TestApi.post();
        LlmRequest before = gateway.next(id, "decomposition");
        TestApi.order(id, "pause").statusCode(200);
        TestApi.order(id, "resume").statusCode(200);

        assertThat(gateway.next(id, "decomposition").requestId()).isEqualTo(before.requestId());
    }

    @Test
    void a_cancelled_session_asks_nothing_more_and_hears_nothing_more() {
        String id = TestApi.post();
        LlmRequest triage = gateway.next(id, "triage");

        TestApi.order(id, "cancel", Map.of("reason", "solved"))
                .statusCode(200)
                .body("state", equalTo("CANCELLED"))
                .body("endedAt", notNullValue());
        gateway.answer(triage);
        String other = TestApi.post();
        gateway.answerUntil(other, () -> TestApi.isIn(other, "COMPLETED"));

        List<Published.Event> events = Published.of(id);
        assertThat(events.getLast().type()).isEqualTo("dev.synod.session.cancelled.v1");
        assertThat(events.getLast().data().path("reason").asText()).isEqualTo("solved");
        assertThat(requestsFor(id, "decomposition")).isZero();
    }

    @Test
    void a_raised_hand_is_heard_in_the_next_round() {
        String id = TestApi.post();
        LlmRequest first = gateway.next(id, "contribution");

        TestApi.order(id, "interjections", Map.of("text", "We may not hire."))
                .statusCode(200)
                .body("state", equalTo("RUNNING"));
        gateway.answer(first);
        gateway.answerUntil(id, () -> TestApi.isIn(id, "COMPLETED"));

        assertThat(Prompts.textOf(first)).doesNotContain("We may not hire.");
        assertThat(gateway.asked(id, "contribution"))
                .filteredOn(request -> "2".equals(request.labels().get("round")))
                .hasSize(3)
                .allSatisfy(request -> assertThat(Prompts.textOf(request))
                        .contains("<data name=\"remark of the user\">We may not hire.</data>"));
        assertThat(Published.of(id, "interjection.added")
                        .getFirst()
                        .path("number")
                        .asInt())
                .isEqualTo(1);
    }

    /** A clock that stands still has them all come at the same moment, as two may in any microsecond. */
    @Test
    void orders_that_come_at_once_are_all_taken_one_after_the_other() {
        String id = TestApi.post();
        clock.stop();
        List<Integer> statuses = IntStream.range(0, 8)
                .parallel()
                .map(i -> TestApi.order(id, "interjections", Map.of("text", "Remark " + i))
                        .extract()
                        .statusCode())
                .boxed()
                .toList();

        assertThat(statuses).containsOnly(200);
        assertThat(Published.of(id, "interjection.added"))
                .extracting(added -> added.path("number").asInt())
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
    }

    @Test
    void a_failed_session_goes_on_where_it_failed_when_it_is_retried() {
        gateway.on("contribution", request -> Answers.failed(request, LlmErrorCode.AUTH));
        String id = TestApi.post();
        gateway.answerUntil(id, () -> TestApi.isIn(id, "FAILED"));
        TestApi.get(id)
                .body("failure.code", equalTo("quorum_lost"))
                .body("failure.recoverable", equalTo(true))
                .body("endedAt", notNullValue());

        TestApi.order(id, "retry")
                .statusCode(200)
                .body("state", equalTo("RUNNING"))
                .body("failure", nullValue())
                .body("endedAt", nullValue());
        gateway.asUsual().answerUntil(id, () -> TestApi.isIn(id, "COMPLETED"));

        assertThat(requestsFor(id, "decomposition"))
                .as("what was known is not asked again")
                .isEqualTo(1);
        assertThat(gateway.asked(id, "contribution"))
                .extracting(LlmRequest::requestId)
                .contains(id + "/s1/r1/m1/1.1", id + "/s1/r1/m1/2.1");
        TestApi.get(id).body("outcome", equalTo("full"));
    }

    @Test
    void what_would_be_too_long_again_is_told_as_not_to_be_mended() {
        gateway.on("contribution", request -> Answers.failed(request, LlmErrorCode.CONTEXT_TOO_LONG));
        String id = TestApi.post();
        gateway.answerUntil(id, () -> TestApi.isIn(id, "FAILED"));

        TestApi.get(id).body("failure.recoverable", equalTo(false));
        TestApi.refused(TestApi.order(id, "retry"), "FAILED");
    }

    private long requestsFor(String id, String step) {
        return gateway.asked(id, step).stream()
                .map(LlmRequest::requestId)
                .distinct()
                .count();
    }
}
