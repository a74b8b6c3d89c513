package dev.synod.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.synod.testing.EmbeddedStack;
import dev.synod.testing.SentrySink;
import dev.synod.testing.TestStack;
import dev.synod.testing.TestTokens;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What Sentry is told where it is on: of every error enough to find it, of requests a tenth, and nothing that is private. */
@QuarkusTest
@TestProfile(DatabaseIT.Impatient.class)
@WithTestResource(
        value = EmbeddedStack.class,
        initArgs = {@ResourceArg(name = "role", value = "synod_session"), @ResourceArg(name = "connect", value = "true")
        })
class SentryIT {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SECRET = "canary-5190";
    private static final String PROBLEM = "canary-6127";
    private static final String OWNER = "zora-of-the-canaries";

    /** With it begin the ids of our traces: the application is another class's too, whose reports are not ours. */
    private static final String OURS = "4bf92f3577b34da6";

    /** By their ids, the first two are of the tenth that is reported, the other is not. */
    private static final String TRACE = OURS + "0000000000000001";

    private static final String LATER_TRACE = OURS + "0000000000000002";
    private static final String UNREPORTED_TRACE = OURS + "7fffffffffffff00";

    private final TestStack stack = TestStack.get();

    /** A fault of ours whose cause tells a secret. */
    @BeforeEach
    void every_new_session_fails() {
        stack.database().execute("""
                create function session.fail() returns trigger language plpgsql as
                $$ begin raise exception 'no luck with password=%s' using errcode = '22000'; end $$
                """.formatted(SECRET));
        stack.database()
                .execute("create trigger fail before insert on session.session"
                        + " for each row execute function session.fail()");
    }

    @AfterEach
    void no_more() {
        stack.database().execute("drop function session.fail() cascade");
    }

    @Test
    void an_error_arrives_with_release_trace_and_pseudonym_and_without_secret_owner_and_question()
            throws UnknownHostException {
        post(UNREPORTED_TRACE);
        post(TRACE);
        post(LATER_TRACE);

        await().untilAsserted(() ->
                assertThat(transactions()).extracting(SentryIT::trace).contains(LATER_TRACE));

        assertThat(errors()).extracting(SentryIT::trace).containsExactly(UNREPORTED_TRACE, TRACE, LATER_TRACE);
        JsonNode error = errors().get(1);
        assertThat(error.path("release").asText()).startsWith("synod-session-service@0.");
        assertThat(error.path("environment").asText()).isEqualTo("proving-ground");
        assertThat(error.path("message").path("formatted").asText()).isEqualTo("answered 500 internal_error");
        assertThat(error.path("exception").toString()).contains("DataException", "no luck with password=***");
        assertThat(error.path("user").path("id").asText()).matches("[0-9a-f]{32}");
        assertThat(error.path("user").size()).as("nothing but the pseudonym").isEqualTo(1);

        assertThat(transactions()).extracting(SentryIT::trace).containsExactly(TRACE, LATER_TRACE);
        JsonNode request = transactions().getFirst();
        assertThat(request.path("transaction").asText()).isEqualTo("POST /api/v1/sessions");
        assertThat(request.path("release")).isEqualTo(error.path("release"));
        assertThat(request.path("contexts").path("trace").path("status").asText())
                .isEqualTo("internal_error");
        assertThat(request.path("timestamp").asDouble())
                .isGreaterThan(request.path("start_timestamp").asDouble());

        assertThat(sent()).extracting(JsonNode::toString).allSatisfy(item -> assertThat(item)
                .doesNotContain(
                        SECRET,
                        PROBLEM,
                        OWNER,
                        "127.0.0.1",
                        InetAddress.getLocalHost().getHostName()));
    }

    private static void post(String trace) {
        given().auth()
                .oauth2(TestTokens.user(OWNER))
                .contentType("application/json")
                .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                .header("Idempotency-Key", trace)
                .body("{\"problem\": \"" + PROBLEM + "?\"}")
                .post("/api/v1/sessions")
                .then()
                .statusCode(500);
    }

    private static List<JsonNode> errors() {
        return sent().filter(item -> item.has("level")).toList();
    }

    private static List<JsonNode> transactions() {
        return sent().filter(item -> item.path("type").asText().equals("transaction") && item.has("contexts"))
                .toList();
    }

    private static Stream<JsonNode> sent() {
        return SentrySink.text().lines().map(SentryIT::json).filter(item -> trace(item)
                .startsWith(OURS));
    }

    private static String trace(JsonNode item) {
        return item.path("contexts").path("trace").path("trace_id").asText();
    }

    private static JsonNode json(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + line, e);
        }
    }
}
