package dev.synod.session;

import dev.synod.testing.EmbeddedStack;
import dev.synod.testing.LogLines;
import dev.synod.testing.TestTokens;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

/** Whatever users put in a request, wherever they put it, is in no log line and no metric. */
@QuarkusTest
@WithTestResource(
        value = EmbeddedStack.class,
        initArgs = {@ResourceArg(name = "role", value = "synod_session"), @ResourceArg(name = "connect", value = "true")
        })
class LeaksIT {
    private static final String CANARY = "canary-7391";
    private static final String SESSIONS = "/api/v1/sessions";

    @Test
    void what_users_send_is_not_logged_wherever_they_put_it() {
        String token = TestTokens.user("alice");
        try (LogLines log = LogLines.listen()) {
            post(token, "{\"problem\": \"" + CANARY + "?\"}", 202);
            post(token, "{\"problem\": \"" + CANARY, 400);
            post(token, "{\"" + CANARY + "\": 1, \"problem\": \"x\"}", 400);
            post(token, "{\"problem\": \"x\", \"options\": {\"rounds\": \"" + CANARY + "\"}}", 400);
            post(CANARY, "{}", 401);
            given().auth()
                    .oauth2(token)
                    .header("X-Anything", CANARY)
                    .queryParam("limit", CANARY)
                    .get(SESSIONS)
                    .then()
                    .statusCode(400);
            given().auth().oauth2(token).get(SESSIONS + "/" + CANARY).then().statusCode(404);

            assertThat(log.lines())
                    .extracting(LogLines.Line::text)
                    .contains("accepted", "answered 400 invalid_request", "answered 404 not_found")
                    .anyMatch(text -> text.startsWith("authn_login_fail:malformed at POST /api/v1/sessions from"));
            assertThat(log.text()).doesNotContain(CANARY, token, "alice");
            assertThat(given().get("/q/metrics").asString()).doesNotContain(CANARY, "alice");
        }
    }

    private static void post(String token, String body, int status) {
        given().auth()
                .oauth2(token)
                .contentType("application/json")
                .header("Idempotency-Key", CANARY + body.hashCode())
                .body(body)
                .post(SESSIONS)
                .then()
                .statusCode(status);
    }
}
