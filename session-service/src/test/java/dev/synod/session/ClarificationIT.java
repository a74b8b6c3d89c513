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
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@TestProfile(ImpatientProfile.class)
@WithTestResource(
        value = EmbeddedStack.class,
        initArgs = {@ResourceArg(name = "role", value = "synod_session"), @ResourceArg(name = "connect", value = "true")
        })
class ClarificationIT {
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

    private static final String VAGUE = """
            {"clear": false, "reason": "It does not say where.", "questions": ["Which city?", "For how many?"]}
            """;

    @Test
    void a_vague_problem_waits_for_its_user_who_is_shown_the_questions() {
        String id = vague();

        TestApi.get(id)
                .body("waitingFor", equalTo("user"))
                .body("questions", equalTo(List.of("Which city?", "For how many?")));
        assertThat(stack.database().single("select due_at from session.session where id = ?", UUID.fromString(id)))
                .isNull();
        assertThat(Published.of(id, "session.waiting")).hasSize(1);
    }

    @Test
    void it_waits_through_an_outage_of_the_database() {
        String id = vague();
        stack.postgres().kill();
        stack.postgres().awaitReady();

        await().ignoreExceptions().until(() -> TestApi.isIn(id, "WAITING"));
        clarify(id, "In Lyon.").statusCode(200).body("state", equalTo("RUNNING"));
    }

    @Test
    void what_the_user_answers_moves_it_on_and_stands_in_the_later_prompts() {
        String id = vague();

        clarify(id, "In Lyon, for ten.")
                .statusCode(200)
                .body("state", equalTo("RUNNING"))
                .body("waitingFor", nullValue())
                .body("questions", empty());

        gateway.answerUntil(id, () -> TestApi.isIn(id, "COMPLETED"));
        for (String step : List.of("decomposition", "contribution", "synthesis", "verdict", "actions")) {
            assertThat(gateway.asked(id, step)).as(step).isNotEmpty().allSatisfy(request -> assertThat(
                            Prompts.textOf(request))
                    .contains("<data name=\"clarification\">In Lyon, for ten.</data>"));
        }
        assertThat(Published.of(id, "clarification.answered")
                        .getFirst()
                        .path("answer")
                        .asText())
                .isEqualTo("In Lyon, for ten.");
    }

    @Test
    void who_does_not_want_to_be_asked_is_not() {
        String id = TestApi.post(Map.of("clarify", false));

        assertThat(gateway.next(id).labels()).containsEntry("step", "decomposition");
    }

    @Test
    void a_triage_that_nobody_can_make_holds_nothing_up_and_is_told() {
        gateway.on("triage", request -> Answers.failed(request, LlmErrorCode.CIRCUIT_OPEN));
        String id = TestApi.post();
        gateway.answerUntil(id, () -> TestApi.isIn(id, "COMPLETED"));

        assertThat(Published.of(id, "triage.completed")
                        .getFirst()
                        .path("fallback")
                        .asBoolean())
                .isTrue();
        assertThat(Published.of(id, "verdict.reached")
                        .getFirst()
                        .at("/verdict/degradations/0/step")
                        .asText())
                .isEqualTo("triage");
    }

    @Test
    void a_session_that_asked_nothing_can_not_be_clarified() {
        String id = TestApi.post();

        TestApi.refused(clarify(id, "In Lyon."), "RUNNING");
    }

    @Test
    void an_empty_clarification_is_refused_with_what_to_say() {
        String id = vague();

        clarify(id, " ").statusCode(400).body("violations.message", hasItem("must say more about the problem"));
        clarify(id, "a\u0000b").statusCode(400).body("violations.message", hasItem(containsString("U+0000")));
        TestApi.order(id, "clarifications")
                .statusCode(400)
                .body("violations.message", hasItem("a JSON body with 'answer' is needed"));
    }

    private String vague() {
        gateway.on("triage", request -> Answers.words(request, VAGUE));
        String id = TestApi.post();
        gateway.answerUntil(id, () -> TestApi.isIn(id, "WAITING"));
        return id;
    }

    private static ValidatableResponse clarify(String id, String answer) {
        return TestApi.order(id, "clarifications", Map.of("answer", answer));
    }
}
