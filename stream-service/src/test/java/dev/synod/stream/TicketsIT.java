package dev.synod.stream;

import dev.synod.testing.EmbeddedStack;
import dev.synod.testing.LogLines;
import dev.synod.testing.TestTokens;
import io.opentelemetry.api.common.AttributeKey;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

/** Streams for clients that can't send headers. */
@QuarkusTest
@TestProfile(TicketsIT.ShortLived.class)
@WithTestResource(value = EmbeddedStack.class, initArgs = @ResourceArg(name = "role", value = "synod_stream"))
class TicketsIT {
    private final RecordedSession session = RecordedSession.of("alice").record(1, 2);

    @Inject
    RecordedSpans spans;

    @TestHTTPResource
    URI service;

    /** Tickets that a test can see expire. */
    public static final class ShortLived extends FastTimes {
        @Override
        protected Map<String, String> changes() {
            return Map.of("synod.stream.tickets.lifetime", "3s");
        }
    }

    @Test
    void a_ticket_opens_what_its_owner_may_see_and_nothing_else() {
        String ticket = ticketOf(TestTokens.user("alice"));
        SseClient mine = open(session.path() + "?ticket=" + ticket);
        SseClient feed = open("/api/v1/stream?ticket=" + ticket);
        await().until(() -> mine.ids().size() == 2 && feed.text().contains("feed.started"));

        assertThat(open(RecordedSession.of("bob").record(1, 1).path() + "?ticket=" + ticket)
                        .status())
                .isEqualTo(404);
        mine.close();
        feed.close();
    }

    @Test
    void an_operators_ticket_opens_everything() {
        SseClient theirs = open(session.path() + "?ticket=" + ticketOf(TestTokens.admin("root")));
        await().until(() -> theirs.ids().size() == 2);
        theirs.close();
    }

    @Test
    void it_is_no_bearer_token_and_no_bearer_token_is_a_ticket() {
        String ticket = ticketOf(TestTokens.user("alice"));

        assertThat(SseClient.connect(service.getPort(), session.path(), ticket).status())
                .isEqualTo(401);
        assertThat(open(session.path() + "?ticket=" + TestTokens.user("alice")).status())
                .isEqualTo(401);
        // Nor does it get anybody another one.
        given().noContentType()
                .queryParam("ticket", ticket)
                .post("/api/v1/stream-tickets")
                .then()
                .statusCode(401)
                .body("code", equalTo("unauthenticated"));
    }

    @Test
    void it_expires() {
        ValidatableResponse issued = issue(TestTokens.user("alice"));
        String ticket = issued.extract().path("ticket");
        assertThat(Instant.parse(issued.extract().path("expiresAt")))
                .isBefore(Instant.now().plusSeconds(4));
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            SseClient late = open(session.path() + "?ticket=" + ticket);
            late.close();
            assertThat(late.status()).isEqualTo(401);
        });
    }

    @Test
    void tickets_and_tokens_are_in_no_line_and_no_span_and_each_refusal_is_told() {
        String ticket = ticketOf(TestTokens.user("alice"));
        String expired = TestTokens.expired("alice");
        String foreign = RecordedSession.of("bob").record(1, 1).path();
        try (LogLines log = LogLines.listen()) {
            open(session.path() + "?ticket=" + ticket).close();
            open(session.path() + "?ticket=canary-ticket").close();
            open(foreign + "?ticket=" + ticket).close();
            open(session.path()).close();
            SseClient.connect(service.getPort(), session.path(), expired).close();

            await().untilAsserted(() -> assertThat(log.security())
                    .extracting(line -> line.fields().get("event.action") + ":"
                            + line.fields().get("event.reason"))
                    .contains(
                            "authn_login_fail:malformed",
                            "authn_login_fail:missing",
                            "authn_login_fail:expired",
                            "authz_fail:owner"));
            assertThat(log.security()).allSatisfy(line -> assertThat(line.text())
                    .endsWith("at GET /api/v1/sessions/{id}/stream from 127.0.0.0/24"));
            assertThat(log.text()).doesNotContain(ticket, "canary-ticket", expired);
        }
        await().untilAsserted(() -> assertThat(spans.named("GET /api/v1/sessions/{id}/stream"))
                .extracting(span -> span.getAttributes().get(AttributeKey.stringKey("url.query")))
                .contains("ticket=***"));
        assertThat(spans.text())
                .doesNotContain(ticket, expired, claimsOf(ticket), claimsOf(expired), "canary-ticket")
                .contains("token refused: malformed", "token refused: expired");
        given().get("/q/metrics")
                .then()
                .body(containsString("synod_security_events_total{event=\"authn_login_fail\"}"));
    }

    private static String ticketOf(String token) {
        return issue(token).extract().path("ticket");
    }

    private static ValidatableResponse issue(String token) {
        return given().auth()
                .oauth2(token)
                .noContentType()
                .post("/api/v1/stream-tickets")
                .then()
                .statusCode(201)
                .header("Cache-Control", "no-store");
    }

    /** As a token's parser would quote them. */
    private static String claimsOf(String token) {
        String claims = new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8);
        return claims.substring(1, claims.length() - 1);
    }

    private SseClient open(String path) {
        return SseClient.connect(service.getPort(), path, null);
    }
}
