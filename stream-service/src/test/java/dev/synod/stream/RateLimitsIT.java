package dev.synod.stream;

import dev.synod.testing.EmbeddedStack;
import dev.synod.testing.Http;
import dev.synod.testing.LogLines;
import dev.synod.testing.TestTokens;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** Who asks too often is turned away, by address and by user: five an hour for a user, eight for an address. */
@QuarkusTest
@TestProfile(FastTimes.class)
@WithTestResource(value = EmbeddedStack.class, initArgs = @ResourceArg(name = "role", value = "synod_stream"))
class RateLimitsIT {
    private static final String TICKETS = "/api/v1/stream-tickets";

    private final Http http = new Http();
    private final String alice = TestTokens.user("alice-" + UUID.randomUUID());

    @TestHTTPResource
    URI service;

    @Test
    void a_user_is_limited_wherever_the_requests_come_from_and_told_so_by_headers() {
        HttpResponse<String> first = post("198.51.100.1", alice);
        assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
        assertThat(first.headers().allValues("RateLimit-Policy"))
                .containsExactly("\"address\";q=8;w=3600", "\"user\";q=5;w=3600");
        assertThat(String.join(", ", first.headers().allValues("RateLimit")))
                .matches("\"address\";r=7;t=\\d+, \"user\";r=4;t=\\d+");
        for (int i = 2; i <= 5; i++) {
            assertThat(post("198.51.100." + i, alice).statusCode()).isEqualTo(201);
        }

        HttpResponse<String> sixth;
        try (LogLines log = LogLines.listen()) {
            sixth = post("198.51.100.6", alice);
            assertThat(log.security())
                    .extracting(LogLines.Line::text)
                    .containsExactly(
                            "excess_rate_limit_exceeded:rate at POST /api/v1/stream-tickets from 198.51.100.0/24");
        }
        assertThat(sixth.statusCode()).isEqualTo(429);
        assertThat(Http.json(sixth.body()).path("code").asText()).isEqualTo("rate_limited");
        assertThat(Http.json(sixth.body()).path("retryable").asBoolean()).isTrue();
        assertThat(sixth.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isBetween(1L, 720L);
        assertThat(get("/q/metrics", "198.51.100.6", "").body())
                .contains(
                        "synod_http_rate_limited_total{scope=\"user\"}",
                        "synod_security_events_total{event=\"excess_rate_limit_exceeded\"}");
        assertThat(post("198.51.100.6", TestTokens.user("bob-" + UUID.randomUUID()))
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void an_address_is_limited_before_its_tokens_are_looked_at() {
        for (int i = 1; i <= 8; i++) {
            assertThat(post("203.0.113.1", "made-up-" + i).statusCode()).isEqualTo(401);
        }
        assertThat(post("203.0.113.1", "made-up").statusCode()).isEqualTo(429);
        assertThat(post("203.0.113.1", alice).statusCode()).isEqualTo(429);
        assertThat(post("203.0.113.2", alice).statusCode()).isEqualTo(201);
    }

    @Test
    void health_and_metrics_are_never_refused_and_what_comes_from_this_machine_neither() {
        for (int i = 0; i < 20; i++) {
            assertThat(get("/q/health/live", "203.0.113.3", "").statusCode()).isEqualTo(200);
            assertThat(get("/q/metrics", "203.0.113.3", "").statusCode()).isEqualTo(200);
            assertThat(http.send(request(TICKETS, alice).POST(HttpRequest.BodyPublishers.noBody()))
                            .statusCode())
                    .isEqualTo(201);
        }
    }

    @Test
    void an_opened_stream_counts_for_its_address_only_since_it_has_a_limit_of_its_own() {
        RecordedSession session = RecordedSession.of("carol");
        session.record(1, 1);
        HttpResponse<String> answer = get(session.path() + "?after=x", "203.0.113.4", TestTokens.user("carol"));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().allValues("RateLimit-Policy")).isEqualTo(List.of("\"address\";q=8;w=3600"));
    }

    @Test
    void a_proxy_that_is_trusted_says_if_there_was_tls() {
        assertThat(http.send(request("/", "").header("X-Forwarded-Proto", "https"))
                        .headers()
                        .firstValue("Strict-Transport-Security"))
                .hasValue("max-age=31536000; includeSubDomains");
        assertThat(http.send(request("/", "")).headers().map()).doesNotContainKey("strict-transport-security");
    }

    private HttpResponse<String> post(String address, String token) {
        return http.send(
                request(TICKETS, token).header("X-Forwarded-For", address).POST(HttpRequest.BodyPublishers.noBody()));
    }

    private HttpResponse<String> get(String path, String address, String token) {
        return http.send(request(path, token).header("X-Forwarded-For", address));
    }

    private HttpRequest.Builder request(String path, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(service.resolve(path));
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }
}
