package dev.synod.record.adapter.http.letters;

import dev.synod.events.UnreadableMessage;
import dev.synod.record.Letters;
import dev.synod.record.SampleSession;
import dev.synod.record.Surroundings;
import dev.synod.record.shell.Arrival;
import dev.synod.record.shell.BatchRecorder;
import dev.synod.record.shell.SourceHeader;
import dev.synod.record.shell.SourceRecord;
import dev.synod.testing.Access;
import dev.synod.testing.EmbeddedStack;
import dev.synod.testing.TestTokens;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@WithTestResource(value = EmbeddedStack.class, initArgs = @ResourceArg(name = "role", value = "synod_record"))
class DeadLettersApiIT {
    private final Surroundings world = new Surroundings();
    private final Letters letters = new Letters(world);
    private final BatchRecorder recorder;

    DeadLettersApiIT(BatchRecorder recorder) {
        this.recorder = recorder;
    }

    @Test
    void letters_of_a_session_are_listed_page_by_page_in_order() {
        SampleSession session = dead();
        letters.get("?limit=2&session=" + session.id())
                .statusCode(200)
                .body("items.state", contains("waiting", "behind"))
                .body("items.cause", contains("unreadable", "behind"))
                .body("items[0].reason", equalTo("never heard of it"))
                .body("items[0].attempts", equalTo(0))
                .body("items[0].nextTryAt", notNullValue())
                .body("items[1].eventType", equalTo("dev.synod.session.started.v1"))
                .body("items[1].key", equalTo(session.id().toString()))
                .body("items[1].lastTriedAt", nullValue());
        String next = letters.get("?limit=2&session=" + session.id())
                .extract()
                .jsonPath()
                .getString("next");
        letters.get("?cursor=" + next + "&session=" + session.id())
                .statusCode(200)
                .body("items", hasSize(7))
                .body("next", nullValue());
    }

    @Test
    void letters_are_filtered_by_state_and_cause() {
        SampleSession session = dead();
        letters.get("?state=waiting&session=" + session.id()).body("items", hasSize(1));
        letters.get("?cause=behind&session=" + session.id()).body("items", hasSize(8));
        letters.get("?cause=refused&session=" + session.id()).body("items", hasSize(0));
        letters.get("?state=behind&cause=behind&session=" + session.id()).body("items", hasSize(8));
    }

    @Test
    void one_letter_is_shown_with_the_record_and_what_was_wrong() {
        SampleSession session = dead();
        letters.get("/" + id(session, 0))
                .statusCode(200)
                .body("state", equalTo("waiting"))
                .body("offset", equalTo(1))
                .body("headers.name", contains("ce_type", "odd", "empty"))
                .body("headers[0].value", equalTo("dev.synod.never.heard.v1"))
                .body("headers[1].base64", equalTo("/w=="))
                .body("valueBase64", equalTo("/w=="))
                .body("value", nullValue())
                .body("exception", equalTo("dev.synod.events.UnreadableMessage"))
                .body("stack", containsString("at dev.synod"))
                .body("history.what", contains("waiting"));
        letters.get("/" + id(session, 1)).statusCode(200).body("value", containsString("{"));
    }

    @Test
    void a_letter_behind_another_is_told_which_one_is_in_front() {
        SampleSession session = dead();
        letters.post("/" + id(session, 3) + "/redrive", null)
                .statusCode(409)
                .contentType("application/problem+json")
                .body("code", equalTo("dead_letter_behind"))
                .body("first", equalTo((int) id(session, 0)))
                .body("detail", containsString("redrive or discard " + id(session, 0) + " first"));
    }

    @Test
    void a_letter_behind_another_can_be_discarded_and_the_first_stays_the_first() {
        SampleSession session = dead();
        letters.post("/" + id(session, 8) + "/discard", "{\"reason\": \"of no use\"}")
                .statusCode(200);
        letters.get("?session=" + session.id())
                .body("items[0].state", equalTo("waiting"))
                .body("items[7].state", equalTo("behind"))
                .body("items[8].state", equalTo("discarded"));
    }

    @Test
    void a_closed_letter_stays_as_it_is() {
        SampleSession session = dead();
        long last = id(session, 8);
        letters.post("/" + last + "/discard", "{\"reason\": \"of no use\"}").statusCode(200);
        letters.post("/" + last + "/discard", "{\"reason\": \"again\"}")
                .statusCode(409)
                .body("code", equalTo("dead_letter_closed"))
                .body("state", equalTo("discarded"));
        letters.post("/" + last + "/redrive", null).statusCode(409).body("code", equalTo("dead_letter_closed"));
        letters.get("/" + last).body("closedReason", equalTo("of no use"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/0", "/999999999999", "/abc"})
    void an_unknown_letter_is_not_found(String id) {
        letters.get(id).statusCode(404).body("code", equalTo("not_found"));
        letters.post(id + "/redrive", null).statusCode(404);
        letters.post(id + "/discard", "{\"reason\": \"none\"}").statusCode(404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ?state=dead     | state is 'dead'; it must be one of waiting, behind, parked, stored, discarded
            ?cause=bad      | cause is 'bad'; it must be one of unreadable, refused, behind
            ?session=1      | session is '1'; it must be a session id
            ?limit=0        | limit is '0'; it must be a whole number, from 1 to 200
            ?cursor=x       | cursor is 'x'; it must be a whole number, 0 or more
            """)
    void a_bad_parameter_is_told_how_it_should_be(String query, String detail) {
        letters.get(query)
                .statusCode(400)
                .body("code", equalTo("invalid_request"))
                .body("detail", containsString(detail));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                  | either
            {"all": false}                      | either
            {"all": true, "cause": "refused"}   | either
            {"cause": "behind"}                 | it must be one of unreadable, refused
            {"every": true}                     | every
            """)
    void a_redrive_of_many_must_say_which(String body, String detail) {
        letters.post("/redrive", body).statusCode(400).body("detail", containsString(detail));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"reason\": \"\"}", "{\"reason\": \"  \"}", "{\"reason\": 1}", "[]"})
    void a_discard_needs_a_reason(String body) {
        SampleSession session = dead();
        letters.post("/" + id(session, 0) + "/discard", body).statusCode(400).body("code", equalTo("invalid_request"));
        letters.get("/" + id(session, 0)).body("state", equalTo("waiting"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/1"})
    void only_administrators_see_dead_letters(String path) {
        given().get("/api/v1/dead-letters" + path).then().statusCode(401);
        given().auth()
                .oauth2(TestTokens.user("alice"))
                .get("/api/v1/dead-letters" + path)
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("code", equalTo("forbidden"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /1/redrive | {}
            /redrive   | {"all": true}
            /1/discard | {"reason": "because"}
            """)
    void only_administrators_rule_on_dead_letters(String path, String body) {
        given().auth()
                .oauth2(TestTokens.user("alice"))
                .contentType("application/json")
                .body(body)
                .post("/api/v1/dead-letters" + path)
                .then()
                .statusCode(403)
                .body("code", equalTo("forbidden"));
    }

    /** A session whose first record can't be read, so that the other eight are behind it. */
    private SampleSession dead() {
        SampleSession session = SampleSession.complete("alice");
        List<Arrival> arrivals = new ArrayList<>(session.arrivals());
        SourceRecord first = arrivals.getFirst().source();
        byte[] noText = {(byte) 0xff};
        SourceRecord broken = new SourceRecord(
                first.topic(),
                first.partition(),
                first.offset(),
                first.key(),
                List.of(
                        SourceHeader.of("ce_type", "dev.synod.never.heard.v1"),
                        new SourceHeader("odd", noText),
                        new SourceHeader("empty", null)),
                noText);
        arrivals.set(0, new Arrival.Unreadable(broken, new UnreadableMessage("never heard of it")));
        recorder.record(arrivals).await().atMost(Duration.ofSeconds(30));
        return session;
    }

    private long id(SampleSession session, int place) {
        Map<String, ?> row = letters.of(session.id().toString()).get(place);
        return (Long) row.get("id");
    }

    @Test
    void every_operation_refuses_without_a_token() {
        access().demandsATokenEverywhereBut();
    }

    @Test
    void what_is_for_administrators_is_refused_to_users() {
        access().refusesUsersWhatIsForAdministrators(5);
    }

    @Test
    void a_body_too_large_is_a_problem_like_any_other() {
        access().refusesBodiesBeyond(1024 * 1024, "/api/v1/dead-letters/redrive");
    }

    private static Access access() {
        return new Access(URI.create(RestAssured.baseURI + ":" + RestAssured.port));
    }
}
