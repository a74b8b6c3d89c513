package dev.synod.session;

import dev.synod.events.replan.Rejection;
import dev.synod.events.replan.ReplanCommand.LinkReplan;
import dev.synod.events.replan.ReplanReply.ReplanLinked;
import dev.synod.events.replan.ReplanReply.ReplanRejected;
import dev.synod.testing.EmbeddedStack;
import dev.synod.testing.TestStack;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@WithTestResource(
        value = EmbeddedStack.class,
        initArgs = {@ResourceArg(name = "role", value = "synod_session"), @ResourceArg(name = "connect", value = "true")
        })
class ReplanIT {
    private final TestStack stack = TestStack.get();
    private TestGateway gateway;
    private TestReplan it;

    @BeforeEach
    void listen() {
        gateway = new TestGateway(stack);
        it = new TestReplan(stack);
    }

    @AfterEach
    void hangUp() {
        gateway.close();
        it.close();
    }

    @Test
    void linked_it_answers_with_a_session_that_works_and_knows_what_it_is_about() {
        CompletableFuture<ValidatableResponse> answer = it.begin("wait=30");
        LinkReplan command = it.link();
        it.theRecord.reply(new ReplanLinked(command.sagaId(), it.replanning()));

        String id = answer.join()
                .statusCode(201)
                .header("Location", endsWith("/api/v1/sessions/" + command.sessionId()))
                .body("replan.state", equalTo("LINKED"))
                .body("replan.actionId", equalTo(it.actionId))
                .body("replan.reason", nullValue())
                .body("links.replan", equalTo("/api/v1/replans/" + command.sagaId()))
                .extract()
                .path("replan.sessionId");
        assertThat(id).isEqualTo(command.sessionId());
        TestApi.get(id)
                .body("state", equalTo("RUNNING"))
                .body("problem", containsString("Nobody may read the logs."))
                .body("options.panelSize", equalTo(3));
        gateway.answerUntil(id, () -> TestApi.isIn(id, "COMPLETED"));
        assertThat(Published.of(id, "session.created")).singleElement().satisfies(created -> assertThat(
                        created.at("/replanning/actionId").asText())
                .isEqualTo(it.actionId));
        for (String step : List.of("triage", "decomposition", "panel", "contribution", "synthesis", "verdict")) {
            assertThat(gateway.asked(id, step)).as(step).isNotEmpty().allSatisfy(request -> assertThat(
                            Prompts.textOf(request))
                    .contains("<data name=\"blocked because\">Nobody may read the logs.</data>")
                    .contains("Measure before moving.")
                    .contains("<data name=\"related action\">Split the billing module (in_progress)</data>"));
        }
    }

    @Test
    void replanning_twice_is_answered_with_the_session_there_is() {
        String id = it.linked();

        it.replan("wait=30")
                .statusCode(200)
                .header("Location", endsWith("/api/v1/sessions/" + id))
                .body("replan.sessionId", equalTo(id));
        assertThat(it.count("session.replan", "action_id", it.actionId)).isEqualTo(1L);
    }

    @Test
    void however_many_ask_at_once_there_is_one_saga_and_one_session() {
        List<CompletableFuture<ValidatableResponse>> answers =
                List.of(it.begin("wait=30"), it.begin("wait=30"), it.begin("wait=30"), it.begin("wait=30"));
        it.theRecord.reply(new ReplanLinked(it.link().sagaId(), it.replanning()));

        List<Integer> statuses = answers.stream()
                .map(answer -> answer.join().extract().statusCode())
                .sorted()
                .toList();
        assertThat(statuses).containsExactly(200, 200, 200, 201);
        assertThat(it.count("session.replan", "action_id", it.actionId)).isEqualTo(1L);
    }

    @Test
    void what_another_session_replans_already_is_answered_with_that_one() {
        CompletableFuture<ValidatableResponse> answer = it.begin("wait=30");
        LinkReplan command = it.link();
        String other = UUID.randomUUID().toString();
        it.theRecord.reply(new ReplanRejected(command.sagaId(), Rejection.ALREADY_REPLANNED, "It is.", other));

        answer.join().statusCode(200).header("Location", endsWith("/api/v1/sessions/" + other));
        it.assertGone(command.sessionId());
    }

    @Test
    void an_action_that_is_not_blocked_is_a_conflict_and_leaves_nothing_behind() {
        CompletableFuture<ValidatableResponse> answer = it.begin("wait=30");
        LinkReplan command = it.link();
        it.theRecord.reply(new ReplanRejected(command.sagaId(), Rejection.ACTION_NOT_BLOCKED, "It is todo.", null));

        answer.join()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("code", equalTo("action_not_blocked"))
                .body("detail", equalTo("It is todo."));
        it.assertGone(command.sessionId());
        TestReplan.saga(command).body("state", equalTo("REJECTED")).body("reason.code", equalTo("action_not_blocked"));
        it.begin(TestReplan.ASYNC).join().statusCode(202).body("replan.id", not(equalTo(command.sagaId())));
    }

    @Test
    void somebody_elses_action_looks_like_none() {
        CompletableFuture<ValidatableResponse> answer = it.begin("wait=30");
        LinkReplan command = it.link();
        it.theRecord.reply(new ReplanRejected(command.sagaId(), Rejection.ACTION_NOT_FOUND, "There is none.", null));

        answer.join().statusCode(404).body("code", equalTo("not_found")).body("detail", containsString(it.actionId));
        it.assertGone(command.sessionId());
    }

    @Test
    void who_does_not_wait_gets_the_saga_and_its_session_can_do_nothing_yet() {
        LinkReplan command = it.pending();

        TestReplan.saga(command).statusCode(200).body("state", equalTo("LINKING"));
        TestApi.get(command.sessionId()).body("state", equalTo("LINKING")).body("events", equalTo(0));
        for (String order : List.of("pause", "resume", "retry", "cancel")) {
            TestApi.refused(TestApi.order(command.sessionId(), order), "LINKING");
        }
    }

    @Test
    void another_users_saga_looks_like_none_and_operators_may_look() {
        LinkReplan command = it.pending();
        String path = "/api/v1/replans/" + command.sagaId();

        TestReplan.bob().get(path).then().statusCode(404).body("code", equalTo("not_found"));
        TestReplan.bob().post(path + "/cancel").then().statusCode(404);
        TestReplan.bob().get("/api/v1/replans").then().statusCode(200).body("items.id", not(hasItem(command.sagaId())));
        TestReplan.admin().get(path).then().statusCode(200);
        TestApi.alice().get("/api/v1/replans?limit=1").then().body("items[0].id", equalTo(command.sagaId()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"no-id/a1", "019a9a3c-1d2e-7f00-8000-5b7c1e2f3a4b/b1", "019a9a3c-1d2e-7f00-8000-5b7c1e2f3a4b/a0"
            })
    void what_is_no_action_id_is_no_action(String id) {
        TestApi.alice()
                .noContentType()
                .post("/api/v1/actions/" + id + "/replan")
                .then()
                .statusCode(404)
                .body("code", equalTo("not_found"));
    }

    @Test
    void a_bad_wish_is_told_by_name() {
        it.tryToReplan(Map.of("options", Map.of("panelSize", 9)))
                .statusCode(400)
                .body("violations", not(nullValue()));
        it.tryToReplan(Map.of("colour", "red")).statusCode(400).body("detail", containsString("colour"));
        TestApi.alice()
                .get("/api/v1/replans?state=LOST")
                .then()
                .statusCode(400)
                .body("detail", containsString("UNLINKING"));
    }
}
