package dev.synod.stream;

import dev.synod.testing.EmbeddedStack;
import dev.synod.testing.Http;
import dev.synod.testing.HttpIssuer;
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
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A service whose identity provider is away when it starts, comes, and goes again. */
@QuarkusTest
@TestProfile(IssuerIT.SoonAgain.class)
@WithTestResource(
        value = EmbeddedStack.class,
        initArgs = {@ResourceArg(name = "role", value = "synod_stream"), @ResourceArg(name = "issuer", value = "http")})
class IssuerIT {
    private final Http http = new Http();

    @TestHTTPResource
    URI service;

    /** The provider is tried again soon. */
    public static final class SoonAgain extends FastTimes {
        @Override
        protected Map<String, String> changes() {
            return Map.of("synod.identity.retry", "1s", "synod.identity.timeout", "1s");
        }
    }

    @Test
    void away_at_the_start_it_is_waited_for_and_once_it_was_there_it_may_go() {
        HttpResponse<String> early = ticketFor(TestTokens.user("alice"));
        assertThat(early.statusCode()).as(early.body()).isEqualTo(503);
        assertThat(Http.json(early.body()).path("code").asText()).isEqualTo("identity_unavailable");
        assertThat(Http.json(early.body()).path("retryable").asBoolean()).isTrue();
        assertThat(early.headers().firstValue("Retry-After")).isPresent();
        assertThat(ticketFor("nonsense").statusCode()).isEqualTo(401);

        HttpIssuer.come();
        await().untilAsserted(() ->
                assertThat(ticketFor(TestTokens.user("alice")).statusCode()).isEqualTo(201));

        HttpIssuer.leave();
        assertThat(ticketFor(TestTokens.user("bob")).statusCode()).isEqualTo(201);
        assertThat(ticketFor(TestTokens.expired("bob")).statusCode()).isEqualTo(401);
        RecordedSession session = RecordedSession.of("bob").record(1, 1);
        SseClient stream = SseClient.connect(service.getPort(), session.path(), TestTokens.user("bob"));
        await().until(() -> stream.ids().contains(1L));
        stream.close();
    }

    private HttpResponse<String> ticketFor(String token) {
        return http.send(HttpRequest.newBuilder(service.resolve("/api/v1/stream-tickets"))
                .header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.noBody()));
    }
}
