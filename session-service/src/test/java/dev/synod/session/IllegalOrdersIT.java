package dev.synod.session;

import dev.synod.events.llm.LlmErrorCode;
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

import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
@TestProfile(ImpatientProfile.class)
@WithTestResource(
        value = EmbeddedStack.class,
        initArgs = {@ResourceArg(name = "role", value = "synod_session"), @ResourceArg(name = "connect", value = "true")
        })
class IllegalOrdersIT {
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

    private static final List<String> ALL =
            List.of("clarifications", "interjections", "pause", "resume", "retry", "cancel");

    @Test
    void a_running_session_can_not_be_clarified_resumed_or_retried() {
        refuses(TestApi.post(), "RUNNING", List.of("clarifications", "resume", "retry"));
    }

    @Test
    void a_paused_session_can_not_be_paused_clarified_or_retried() {
        String id = TestApi.post();
        TestApi.order(id, "pause").statusCode(200);

        refuses(id, "PAUSED", List.of("clarifications", "pause", "retry"));
    }

    @Test
    void a_session_that_waits_for_its_user_can_not_be_paused_resumed_or_retried() {
        gateway.on("triage", request -> Answers.words(request, "{\"clear\": false, \"questions\": [\"Where?\"]}"));
        String id = TestApi.post();
        gateway.answerUntil(id, () -> TestApi.isIn(id, "WAITING"));

        refuses(id, "WAITING", List.of("pause", "resume", "retry"));
    }

    @Test
    void a_cancelled_session_takes_no_orders() {
        String id = TestApi.post();
        TestApi.order(id, "cancel").statusCode(200);

        refuses(id, "CANCELLED", ALL);
    }

    @Test
    void a_completed_session_takes_no_orders() {
        String id = TestApi.post();
        gateway.answerUntil(id, () -> TestApi.isIn(id, "COMPLETED"));

        refuses(id, "COMPLETED", ALL);
    }

    @Test
    void a_failed_session_can_only_be_retried() {
        gateway.on("contribution", request -> Answers.failed(request, LlmErrorCode.AUTH));
        String id = TestApi.post();
        gateway.answerUntil(id, () -> TestApi.isIn(id, "FAILED"));

        refuses(
                id,
                "FAILED",
                ALL.stream().filter(order -> !order.equals("retry")).toList());
    }

    @Test
    void an_unknown_session_takes_no_orders() {
        for (String order : ALL) {
            order("01990000-0000-7000-8000-000000000000", order).statusCode(404).body("code", equalTo("not_found"));
        }
    }

    private static void refuses(String id, String state, List<String> orders) {
        int events = TestApi.get(id).extract().path("events");
        for (String order : orders) {
            TestApi.refused(order(id, order), state);
        }
        TestApi.get(id).body("state", equalTo(state)).body("events", equalTo(events));
    }

    private static ValidatableResponse order(String id, String order) {
        return switch (order) {
            case "clarifications" -> TestApi.order(id, order, Map.of("answer", "In Lyon."));
            case "interjections" -> TestApi.order(id, order, Map.of("text", "But how?"));
            default -> TestApi.order(id, order);
        };
    }
}
