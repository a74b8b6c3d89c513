package dev.synod.record.adapter.http;

import dev.synod.events.session.SessionEvent.SessionCancelled;
import dev.synod.events.session.SessionEvent.SessionStarted;
import dev.synod.record.SampleSession;
import dev.synod.record.Surroundings;
import dev.synod.testing.EmbeddedStack;
import dev.synod.testing.TestTokens;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@WithTestResource(value = EmbeddedStack.class, initArgs = @ResourceArg(name = "role", value = "synod_record"))
class RecordApiIT {
    private static final String UNKNOWN = "019a9a3c-1d2e-7f00-8000-5b7c1e2f3a4b";

    private final Surroundings world = new Surroundings();
    private final String alice = "alice-" + UUID.randomUUID();

    @Test
    void a_history_is_read_page_by_page() {
        SampleSession session = stored(SampleSession.complete(alice));
        get(path(session, "events?limit=4"))
                .statusCode(200)
                .body("items.sequence", contains(1, 2, 3, 4))
                .body("items[0].type", equalTo("dev.synod.session.created.v1"))
                .body("items[0].id", equalTo(session.id() + "/1"))
                .body("items[0].time", equalTo("2026-11-22T10:00:01.123456Z"))
                .body("items[0].data.ownerId", equalTo(alice))
                .body("items[0].data.options.panelSize", equalTo(3))
                .body("next", equalTo("4"));
        get(path(session, "events?after=4"))
                .statusCode(200)
                .body("items.sequence", contains(5, 6, 7, 8, 9))
                .body("next", nullValue());
    }

    @Test
    void contributions_are_shown_with_who_answered() {
        SampleSession session = stored(SampleSession.complete(alice));
        get(path(session, "contributions"))
                .statusCode(200)
                .body("items.memberId", contains("m1", "m2"))
                .body("items[1].text", equalTo("Spaces, says m2."))
                .body("items[1].answeredBy.substitute", equalTo(true));
    }

    @Test
    void a_verdict_is_shown_once_reached() {
        SampleSession session = stored(SampleSession.complete(alice));
        get(path(session, "verdict"))
                .statusCode(200)
                .body("sessionId", equalTo(session.id().toString()))
                .body("sequence", equalTo(7))
                .body("verdict.recommendation", equalTo("Spaces."))
                .body("verdict.substituted[0].name", equalTo("The Sceptic"))
                .body("verdict.quorums[0].heard", equalTo(2))
                .body("verdict.degradations[0].step", equalTo("dedup"));
    }

    @Test
    void before_the_verdict_the_caller_is_told_to_come_again() {
        SampleSession session = stored(SampleSession.of(alice).created().then(new SessionStarted(null)));
        get(path(session, "verdict"))
                .statusCode(404)
                .contentType("application/problem+json")
                .body("code", equalTo("verdict_not_reached"))
                .body("type", equalTo("https://synod.dev/problems/verdict_not_reached"))
                .body("retryable", equalTo(true))
                .body("detail", containsString("is RUNNING"));
    }

    @Test
    void after_the_end_the_caller_is_told_that_no_verdict_will_come() {
        SampleSession session = stored(SampleSession.of(alice).created().then(new SessionCancelled("enough")));
        get(path(session, "verdict"))
                .statusCode(404)
                .body("code", equalTo("verdict_not_reached"))
                .body("retryable", equalTo(false))
                .body("detail", containsString("ended as CANCELLED"));
    }

    @Test
    void actions_of_a_session_come_in_the_verdicts_order() {
        SampleSession session = stored(SampleSession.complete(alice));
        get(path(session, "actions"))
                .statusCode(200)
                .body("items.position", contains(1, 2, 3))
                .body("items[0].actionId", equalTo(session.id() + "/a1"))
                .body("items[0].status", equalTo("todo"))
                .body("items[0].priority", equalTo("high"))
                .body("items[0].successCriteria", contains("done \"well\""))
                .body("items[0].dependsOn", empty())
                .body("items[0].steps", contains("ask", "do"));
    }

    @Test
    void my_actions_are_read_page_by_page_without_gap_or_repeat() {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            SampleSession session = stored(SampleSession.complete(alice));
            all.addAll(List.of(session.id() + "/a1", session.id() + "/a2", session.id() + "/a3"));
        }
        List<String> seen = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            var page = get("/api/v1/actions?limit=2" + cursor)
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            seen.addAll(page.getList("items.actionId"));
            cursor = page.getString("next") == null ? null : "&cursor=" + page.getString("next");
        }
        assertThat(seen).hasSize(9).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void my_actions_are_filtered_by_session_and_status() {
        SampleSession session = stored(SampleSession.complete(alice));
        stored(SampleSession.complete(alice));
        get("/api/v1/actions?status=todo&session=" + session.id()).body("items", hasSize(3));
        get("/api/v1/actions?status=done").statusCode(200).body("items", empty());
    }

    @Test
    void nobody_elses_actions_are_mine() {
        SampleSession session = stored(SampleSession.complete("bob-" + UUID.randomUUID()));
        get("/api/v1/actions?session=" + session.id()).statusCode(200).body("items", empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"events", "contributions", "verdict", "actions", "cost"})
    void another_users_session_looks_like_none(String what) {
        SampleSession session = stored(SampleSession.complete("bob"));
        get(path(session, what))
                .statusCode(404)
                .contentType("application/problem+json")
                .body("code", equalTo("not_found"))
                .body("detail", containsString(session.id().toString()));
        get("/api/v1/sessions/" + UNKNOWN + "/" + what).statusCode(404).body("code", equalTo("not_found"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"events", "contributions", "verdict", "actions", "cost"})
    void an_operator_may_read_what_others_own(String what) {
        SampleSession session = stored(SampleSession.complete("bob"));
        given().auth()
                .oauth2(TestTokens.admin("root"))
                .get(path(session, what))
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sessions/" + UNKNOWN + "/events",
                "sessions/" + UNKNOWN + "/verdict",
                "actions",
                "verdicts",
                "costs",
                "projects"
            })
    void without_a_valid_token_nothing_is_shown(String path) {
        given().get("/api/v1/" + path)
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("code", equalTo("unauthenticated"));
        given().auth()
                .oauth2(TestTokens.expired("alice"))
                .get("/api/v1/" + path)
                .then()
                .statusCode(401);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sessions/abc/events                        | The id in the path is 'abc'; it must be a session id
            sessions/1-1-1-1-1/verdict                 | The id in the path is '1-1-1-1-1'
            sessions/abc/contributions                 | a UUID such as
            sessions/abc/actions                       | a UUID such as
            sessions/%s/events?limit=0                 | limit is '0'; it must be a whole number, from 1 to 1000
            sessions/%s/events?limit=many              | limit is 'many'
            sessions/%s/events?after=-1                | after is '-1'; it must be a whole number, 0 or more
            sessions/%s/contributions?limit=1001       | limit is '1001'
            actions?limit=201                          | from 1 to 200
            actions?status=doing                       | one of todo, in_progress, blocked, in_review, done, cancelled
            actions?session=1                          | Query parameter session is '1'
            actions?cursor=xyz                         | cursor is 'xyz', which this list never gave out
            """)
    void a_bad_value_is_told_where_it_is_and_how_it_should_be(String path, String detail) {
        get("/api/v1/" + path.formatted(UNKNOWN))
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("invalid_request"))
                .body("retryable", equalTo(false))
                .body("detail", containsString(detail));
    }

    @Test
    void health_and_metrics_tell_how_it_is() {
        stored(SampleSession.complete(alice));
        given().get("/q/health/ready").then().statusCode(200);
        given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("synod_record_events_stored_total"))
                .body(containsString("synod_record_batch_size_records_count"))
                .body(containsString("kafka_consumer_fetch_manager_records_lag"));
    }

    private SampleSession stored(SampleSession session) {
        world.publishAndAwait(session);
        return session;
    }

    private static String path(SampleSession session, String what) {
        return "/api/v1/sessions/" + session.id() + "/" + what;
    }

    private ValidatableResponse get(String path) {
        return given().auth().oauth2(TestTokens.user(alice)).get(path).then();
    }
}
