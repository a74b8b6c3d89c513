package dev.synod.session;

import dev.synod.testing.Access;
import dev.synod.testing.EmbeddedStack;
import dev.synod.testing.TestStack;
import dev.synod.testing.TestTokens;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@WithTestResource(
        value = EmbeddedStack.class,
        initArgs = {@ResourceArg(name = "role", value = "synod_session"), @ResourceArg(name = "connect", value = "true")
        })
class SessionApiIT {
    private static final String SESSIONS = "/api/v1/sessions";
    private static final String PROBLEM = "{\"problem\": \"Should we open a second office?\"}";

    @Test
    void a_posted_problem_is_accepted_with_links_to_what_follows() {
        String id = post("alice", PROBLEM)
                .statusCode(202)
                .header("Location", matchesPattern("http.*/api/v1/sessions/[0-9a-f-]{36}"))
                .body("links.stream", containsString("/stream"))
                .extract()
                .path("id");

        as("alice")
                .get(SESSIONS + "/" + id)
                .then()
                .statusCode(200)
                .header("ETag", notNullValue())
                .body("state", equalTo("RUNNING"))
                .body("problem", equalTo("Should we open a second office?"))
                .body("options.panelSize", equalTo(4));
    }

    @Test
    void state_first_event_and_first_request_are_there_together() {
        String id = post("alice", PROBLEM).statusCode(202).extract().path("id");

        assertThat(TestStack.get()
                        .database()
                        .query(
                                "select type, ce_sequence from session.outbox where ce_subject = ? order by ce_sequence nulls last",
                                id))
                .extracting(row -> row.values().iterator().next())
                .hasSize(3);
    }

    @Test
    void the_same_key_and_body_is_the_same_session() {
        String key = UUID.randomUUID().toString();
        String first = postWithKey(key, PROBLEM).statusCode(202).extract().path("id");
        String spelledOtherwise = "{ \"problem\":   \"Should we open a second office?\" }";

        postWithKey(key, spelledOtherwise).statusCode(202).body("id", equalTo(first));
    }

    @Test
    void the_same_key_with_another_body_is_refused() {
        String key = UUID.randomUUID().toString();
        postWithKey(key, PROBLEM).statusCode(202);

        problem(postWithKey(key, "{\"problem\": \"Another one?\"}"), 422, "idempotency_key_reused")
                .body("detail", containsString("new key"));
    }

    @Test
    void the_same_key_of_another_user_is_another_session() {
        String key = UUID.randomUUID().toString();
        String first = postWithKey(key, PROBLEM).statusCode(202).extract().path("id");
        String second = as("bob")
                .header("Idempotency-Key", key)
                .body(PROBLEM)
                .post(SESSIONS)
                .then()
                .statusCode(202)
                .extract()
                .path("id");

        assertThat(second).isNotEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"problem": ""}                                      | must say what the council is to think about
            {"problem": "  "}                                    | must say what the council is to think about
            {}                                                   | must say what the council is to think about
            {"problem": "a\\u0000b"}                              | must not contain the character U+0000
            {"problem": "x", "options": {"rounds": 9}}           | must be less than or equal to 6
            {"problem": "x", "options": {"panelSize": 2}}        | must be greater than or equal to 3
            """)
    void a_value_out_of_bounds_is_told_with_its_place(String body, String message) {
        problem(post("alice", body), 400, "invalid_request").body("violations.message", hasItems(message));
    }

    @Test
    void an_over_long_problem_is_refused() {
        problem(post("alice", "{\"problem\": \"" + "x".repeat(20_001) + "\"}"), 400, "invalid_request")
                .body("violations.message", hasItems("must be at most 20000 characters long"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"problem\": \"x\", \"colour\": \"red\"}",
                "{\"problem\": 42}",
                "{\"problem\": \"x\", \"options\": {\"rounds\": \"two\"}}",
                "{\"problem\": \"x\", \"options\": {\"rounds\": 2.5}}",
                "{\"problem\": ",
                "[1, 2]",
                "\"text\"",
                ""
            })
    void what_is_no_such_json_is_refused_with_a_helpful_text(String body) {
        problem(post("alice", body), 400, "invalid_request").body("detail", notNullValue());
    }

    @Test
    void an_unknown_field_is_named() {
        problem(post("alice", "{\"problem\": \"x\", \"colour\": \"red\"}"), 400, "invalid_request")
                .body("detail", equalTo("There is no field 'colour' here; there are: [options, problem]."));
    }

    @Test
    void a_missing_token_is_told() {
        problem(
                given().contentType("application/json")
                        .body(PROBLEM)
                        .post(SESSIONS)
                        .then(),
                401,
                "unauthenticated");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "a.b.c"})
    void a_bad_token_is_told(String token) {
        problem(given().auth().oauth2(token).get(SESSIONS).then(), 401, "unauthenticated");
    }

    @Test
    void an_expired_token_is_told() {
        problem(given().auth().oauth2(TestTokens.expired("alice")).get(SESSIONS).then(), 401, "unauthenticated");
    }

    @ParameterizedTest
    @ValueSource(strings = {"not-a-uuid", "01990000-0000-7000-8000-000000000000"})
    void an_unknown_session_is_not_found(String id) {
        problem(as("alice").get(SESSIONS + "/" + id).then(), 404, "not_found").body("detail", containsString(id));
    }

    @Test
    void another_users_session_looks_as_if_it_did_not_exist() {
        String id = post("alice", PROBLEM).extract().path("id");

        problem(as("bob").get(SESSIONS + "/" + id).then(), 404, "not_found");
        problem(as("bob").post(SESSIONS + "/" + id + "/cancel").then(), 404, "not_found");
        as("alice").get(SESSIONS + "/" + id).then().statusCode(200);
    }

    @Test
    void an_operator_may_look_at_it_but_not_end_it() {
        String id = post("alice", PROBLEM).extract().path("id");

        given().auth()
                .oauth2(TestTokens.admin("root"))
                .get(SESSIONS + "/" + id)
                .then()
                .statusCode(200);
        problem(
                given().auth()
                        .oauth2(TestTokens.admin("root"))
                        .contentType("application/json")
                        .post(SESSIONS + "/" + id + "/cancel")
                        .then(),
                404,
                "not_found");
    }

    @Test
    void who_has_a_session_as_it_is_need_not_read_it_again() {
        String id = post("alice", PROBLEM).extract().path("id");
        as("alice").post(SESSIONS + "/" + id + "/cancel").then().statusCode(200);
        String tag = as("alice").get(SESSIONS + "/" + id).header("ETag");

        as("alice").header("If-None-Match", tag).get(SESSIONS + "/" + id).then().statusCode(304);
    }

    @Test
    void a_cancelled_session_can_not_be_cancelled_again() {
        String id = post("alice", PROBLEM).extract().path("id");

        as("alice")
                .body("{\"reason\": \"solved\"}")
                .post(SESSIONS + "/" + id + "/cancel")
                .then()
                .statusCode(200)
                .body("state", equalTo("CANCELLED"))
                .body("endedAt", notNullValue());
        problem(as("alice").post(SESSIONS + "/" + id + "/cancel").then(), 409, "illegal_transition")
                .body("state", equalTo("CANCELLED"));
    }

    @Test
    void sessions_are_listed_page_by_page_newest_first() {
        List<String> ids = List.of(
                post("carol", PROBLEM).extract().path("id"),
                post("carol", PROBLEM).extract().path("id"),
                post("carol", PROBLEM).extract().path("id"));

        Map<String, Object> first = as("carol")
                .get(SESSIONS + "?limit=2")
                .then()
                .statusCode(200)
                .body("items.id", equalTo(List.of(ids.get(2), ids.get(1))))
                .extract()
                .path("");
        as("carol")
                .get(SESSIONS + "?limit=2&cursor=" + first.get("next"))
                .then()
                .body("items.id", equalTo(List.of(ids.getFirst())))
                .body("next", nullValue());
    }

    @Test
    void a_list_with_wrong_limits_is_refused() {
        for (String limit : List.of("0", "101", "many")) {
            problem(as("alice").get(SESSIONS + "?limit=" + limit).then(), 400, "invalid_request")
                    .body("detail", containsString("from 1 to 100"));
        }
        problem(as("alice").get(SESSIONS + "?cursor=page-two").then(), 400, "invalid_request")
                .body("detail", containsString("cursor"));
    }

    private static ValidatableResponse problem(ValidatableResponse response, int status, String code) {
        return response.statusCode(status)
                .contentType("application/problem+json")
                .body("code", equalTo(code))
                .body("type", equalTo("https://synod.dev/problems/" + code))
                .body("retryable", equalTo(false))
                .body("traceId", matchesPattern("[0-9a-f]{32}"))
                .body("title", notNullValue());
    }

    private static ValidatableResponse post(String user, String body) {
        return as(user).body(body).post(SESSIONS).then();
    }

    private static ValidatableResponse postWithKey(String key, String body) {
        return as("alice")
                .header("Idempotency-Key", key)
                .body(body)
                .post(SESSIONS)
                .then();
    }

    private static RequestSpecification as(String user) {
        return given().auth().oauth2(TestTokens.user(user)).contentType("application/json");
    }

    @Test
    void every_operation_refuses_without_a_token() {
        access().demandsATokenEverywhereBut();
    }

    @Test
    void what_proxies_and_browsers_say_counts_only_if_it_is_configured() {
        access().believesNoHeaders();
    }

    private static Access access() {
        return new Access(URI.create(RestAssured.baseURI + ":" + RestAssured.port));
    }
}
