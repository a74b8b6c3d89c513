package dev.synod.record.adapter.http;

import dev.synod.events.session.Action;
import dev.synod.events.session.Priority;
import dev.synod.events.session.SessionEvent.ActionsExtracted;
import dev.synod.record.SampleSession;
import dev.synod.record.Surroundings;
import dev.synod.testing.EmbeddedStack;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@WithTestResource(value = EmbeddedStack.class, initArgs = @ResourceArg(name = "role", value = "synod_record"))
class ActionChangesIT {
    private final Surroundings world = new Surroundings();
    private final Api alice = Api.user("alice");
    private final SampleSession session = SampleSession.complete(alice.name());

    @Test
    void an_action_is_read_under_its_id_and_not_again_while_it_is_the_same() {
        String action = stored("a2");
        String tag = alice.get(action)
                .statusCode(200)
                .body("actionId", equalTo(session.id() + "/a2"))
                .body("status", equalTo("todo"))
                .body("blockedBecause", nullValue())
                .body("updatedAt", equalTo("2026-11-22T10:00:08.123456Z"))
                .extract()
                .header("ETag");
        alice.with().header("If-None-Match", tag).get(action).then().statusCode(304);
        move(action, tag, "in_progress", null).statusCode(200).header("ETag", not(tag));
        alice.with().header("If-None-Match", tag).get(action).then().statusCode(200);
    }

    @Test
    void a_blocked_action_tells_why_until_it_goes_on() {
        String action = stored("a1");
        String tag = move(action, tag(action), "blocked", "no key to the door")
                .statusCode(200)
                .body("status", equalTo("blocked"))
                .body("blockedBecause", equalTo("no key to the door"))
                .extract()
                .header("ETag");
        assertThat(alice.get("/api/v1/actions?status=blocked")
                        .extract()
                        .jsonPath()
                        .getList("items.blockedBecause"))
                .containsExactly("no key to the door");
        move(action, tag, "todo", null).statusCode(200).body("blockedBecause", nullValue());
    }

    @Test
    void the_same_status_again_is_no_change() {
        String action = stored("a1");
        String tag = tag(action);
        move(action, tag, "todo", null).statusCode(200).header("ETag", equalTo(tag));
    }

    @Test
    void what_is_illegal_is_told_with_what_would_be_legal() {
        String action = stored("a1");
        move(action, tag(action), "done", null)
                .statusCode(409)
                .body("code", equalTo("illegal_transition"))
                .body("state", equalTo("todo"))
                .body("next", contains("in_progress", "blocked", "cancelled"))
                .body("detail", containsString("from there it may go to in_progress, blocked, cancelled"));
        move(action, tag(action), "cancelled", null).statusCode(200);
        move(action, tag(action), "todo", null)
                .statusCode(409)
                .body("state", equalTo("cancelled"))
                .body("detail", containsString("that is final"));
    }

    @Test
    void work_waits_for_what_comes_first() {
        SampleSession chain = SampleSession.of(alice.name()).created();
        chain.then(new ActionsExtracted(
                List.of(action(chain, 1, List.of()), action(chain, 2, List.of(chain.id() + "/a1"))), false));
        world.publishAndAwait(chain);
        String first = "/api/v1/actions/" + chain.id() + "/a1";
        String second = "/api/v1/actions/" + chain.id() + "/a2";
        move(second, tag(second), "in_progress", null)
                .statusCode(409)
                .body("code", equalTo("dependencies_open"))
                .body("dependencies", contains(chain.id() + "/a1"))
                .body("detail", containsString(chain.id() + "/a1 (todo)"));
        move(first, tag(first), "in_progress", null).statusCode(200);
        move(first, tag(first), "done", null).statusCode(200);
        move(second, tag(second), "in_progress", null).statusCode(200);
    }

    @Test
    void who_has_not_seen_the_last_change_must_look_again() {
        String action = stored("a1");
        String tag = tag(action);
        move(action, tag, "in_progress", null).statusCode(200);
        move(action, tag, "done", null).statusCode(412).body("code", equalTo("precondition_failed"));
        alice.sending("{\"status\": \"done\"}")
                .patch(action)
                .then()
                .statusCode(428)
                .body("code", equalTo("precondition_required"));
        alice.get(action).body("status", equalTo("in_progress"));
    }

    @Test
    void of_two_changes_at_once_one_wins_and_the_other_is_told() {
        String action = stored("a1");
        for (int round = 0; round < 20; round++) {
            String tag = tag(action);
            String next = round % 2 == 0 ? "in_progress" : "todo";
            List<CompletableFuture<Integer>> both = IntStream.range(0, 2)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> move(action, tag, next, null).extract().statusCode()))
                    .toList();
            assertThat(both.stream().map(CompletableFuture::join)).containsExactlyInAnyOrder(200, 412);
        }
    }

    @Test
    void another_users_action_looks_like_none_and_an_operator_may_look_only() {
        String action = stored("a1");
        Api bob = Api.user("bob");
        bob.get(action).statusCode(404).body("code", equalTo("not_found"));
        for (Api other : List.of(bob, Api.admin())) {
            other.sending("{\"status\": \"cancelled\"}")
                    .header("If-Match", tag(action))
                    .patch(action)
                    .then()
                    .statusCode(404)
                    .body("code", equalTo("not_found"));
        }
        Api.admin().get(action).statusCode(200).body("status", equalTo("todo"));
        alice.get("/api/v1/actions/nonsense/a1").statusCode(404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"status": "doing"}                                | 'status' is 'doing'; it must be one of todo
            {"status": "blocked"}                              | 'blockedBecause' must say why
            {"status": "done", "blockedBecause": "x"}          | goes with the status blocked only
            {"status": "blocked", "blockedBecause": ""}        | violations
            {"status": "blocked", "blockedBecause": "\\u0000"} | violations
            {"blockedBecause": "x"}                            | violations
            {"state": "done"}                                  | state
            """)
    void a_bad_wish_is_told_how_it_should_be(String body, String detail) {
        String action = stored("a1");
        alice.sending(body)
                .header("If-Match", tag(action))
                .patch(action)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("invalid_request"))
                .body("detail", containsString(detail));
    }

    private String stored(String number) {
        world.publishAndAwait(session);
        return "/api/v1/actions/" + session.id() + "/" + number;
    }

    private String tag(String action) {
        return alice.get(action).statusCode(200).extract().header("ETag");
    }

    private ValidatableResponse move(String action, String tag, String status, String reason) {
        String why = reason == null ? "" : ", \"blockedBecause\": \"" + reason + "\"";
        return alice.sending("{\"status\": \"" + status + "\"" + why + "}")
                .header("If-Match", tag)
                .patch(action)
                .then();
    }

    private static Action action(SampleSession session, int number, List<String> dependsOn) {
        return new Action(
                session.id() + "/a" + number,
                "Do " + number,
                "At length",
                Priority.HIGH,
                List.of(),
                List.of(),
                dependsOn,
                List.of());
    }
}
