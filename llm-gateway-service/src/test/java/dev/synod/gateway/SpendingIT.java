package dev.synod.gateway;

import dev.synod.events.llm.LlmRequest.RequestCompletion;
import dev.synod.gateway.shell.port.LedgerRetention;
import dev.synod.testing.EmbeddedStack;
import dev.synod.testing.TestDatabase;
import dev.synod.testing.TestStack;
import dev.synod.testing.TestTokens;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

/** What was paid, summed up. */
@QuarkusTest
@WithTestResource(
        value = EmbeddedStack.class,
        initArgs = {@ResourceArg(name = "role", value = "synod_gateway"), @ResourceArg(name = "connect", value = "true")
        })
@WithTestResource(StubAddresses.class)
class SpendingIT extends BreaksCircuits {
    @Inject
    LedgerRetention retention;

    @Inject
    GatewayConfig config;

    @Test
    void what_a_session_cost_is_summed_by_provider_and_by_day() {
        pay("one", "alice", "only-anthropic");
        pay("two", "alice", "only-anthropic");
        pay("three", "alice", "expert-b");
        String session = "session=" + gateway.sessionId;

        spending("by=provider&" + session, TestTokens.user("alice"))
                .body("totals.key", equalTo(List.of("anthropic", "openai")))
                .body("totals[0].calls", equalTo(2))
                .body("totals[0].inputTokens", equalTo(200))
                .body("totals[0].microUsd", equalTo(2_100))
                .body("totals[1].microUsd", equalTo(600));
        spending(session, TestTokens.user("alice"))
                .body("by", equalTo("day"))
                .body("totals", hasSize(1))
                .body("totals[0].key", equalTo(LocalDate.now(ZoneOffset.UTC).toString()))
                .body("totals[0].calls", equalTo(3));
        spending("by=day&from=2020-01-01&to=2020-12-31&" + session, TestTokens.user("alice"))
                .body("totals", hasSize(0));
    }

    @Test
    void what_the_ledger_forgets_stays_in_the_totals_and_what_is_under_way_in_the_ledger() {
        pay("one", "alice", "only-anthropic");
        pay("two", "alice", "expert-b");
        String underWay = gateway.sessionId + "/under-way";
        database().execute("""
                insert into gateway.call (request_id, session_id, owner_id, request_type, request, traceparent, tracestate,
                                          lease_owner, lease_until)
                values (?, ?, 'alice', 'none', '{}', '', '', 'another', now() + interval '1 day')""", underWay, gateway.sessionId);
        String session = "session=" + gateway.sessionId;
        String before = totals("by=provider&" + session);
        assertThat(forgetIn(Duration.ofDays(6))).isZero();

        assertThat(forgetIn(Duration.ofDays(8))).isGreaterThanOrEqualTo(2);

        assertThat(totals("by=provider&" + session)).isEqualTo(before);
        assertThat(totals("by=day&" + session))
                .contains(LocalDate.now(ZoneOffset.UTC).toString());
        assertThat(database().query("select request_id from gateway.call where session_id = ?", gateway.sessionId))
                .containsExactly(Map.of("request_id", underWay));
        database().execute("delete from gateway.call where request_id = ?", underWay);
        pay("three", "alice", "only-anthropic");
        spending("by=provider&" + session, TestTokens.user("alice"))
                .body("totals[0].key", equalTo("anthropic"))
                .body("totals[0].calls", equalTo(2));
        assertThat(forgetIn(Duration.ofDays(8))).as("the same day once more").isGreaterThanOrEqualTo(1);
        spending("by=provider&" + session, TestTokens.user("alice")).body("totals[0].calls", equalTo(2));
    }

    @Test
    void users_see_their_own_and_administrators_everybodys() {
        pay("hers", "alice", "only-anthropic");
        pay("his", "bob", "only-anthropic");

        spending("by=user", TestTokens.user("alice")).body("totals.key", everyItem(equalTo("alice")));
        spending("by=user&user=bob", TestTokens.user("bob")).body("totals[0].microUsd", greaterThanOrEqualTo(1_050));
        spending("by=user", TestTokens.admin("olga"))
                .body("totals.key", hasItem("alice"))
                .body("totals.key", hasItem("bob"));
        given().auth()
                .oauth2(TestTokens.user("alice"))
                .get("/api/v1/spending?user=bob")
                .then()
                .statusCode(403)
                .body("code", equalTo("forbidden"));
    }

    @Test
    void a_wrong_parameter_is_told_with_what_would_be_right() {
        wrong("by=colour", "it must be one of session, user, provider, day");
        wrong("from=yesterday", "it must be a day such as");
        wrong("from=2026-02-02&to=2026-01-01", "from is after to");
        wrong("limit=0", "from 1 to 1000");
    }

    /** Forgets as if so much time had passed. */
    private long forgetIn(Duration time) {
        Instant then = Instant.now().plus(time).minus(config.calls().retention());
        return retention.forget(then, 1_000).await().atMost(Duration.ofSeconds(10));
    }

    private static TestDatabase database() {
        return TestStack.get().database();
    }

    private static String totals(String query) {
        return spending(query, TestTokens.user("alice"))
                .extract()
                .path("totals")
                .toString();
    }

    private void pay(String step, String owner, String route) {
        RequestCompletion request = gateway.variant(gateway.request(step, route), step, owner, 0.7, null);
        gateway.answer(gateway.send(request));
    }

    private static ValidatableResponse spending(String query, String token) {
        return given().auth()
                .oauth2(token)
                .get("/api/v1/spending?" + query)
                .then()
                .statusCode(200);
    }

    private static void wrong(String query, String detail) {
        given().auth()
                .oauth2(TestTokens.user("alice"))
                .get("/api/v1/spending?" + query)
                .then()
                .statusCode(400)
                .body("detail", containsString(detail));
    }
}
