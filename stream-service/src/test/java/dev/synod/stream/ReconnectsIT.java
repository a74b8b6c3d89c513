package dev.synod.stream;

import dev.synod.testing.EmbeddedStack;
import dev.synod.testing.TestTokens;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Clients in a hurry, and too many of them. */
@QuarkusTest
@TestProfile(ReconnectsIT.Impatient.class)
@WithTestResource(value = EmbeddedStack.class, initArgs = @ResourceArg(name = "role", value = "synod_stream"))
class ReconnectsIT {
    private static final int FREE = 3;
    private static final int MOST = 5;

    private final RecordedSession session = RecordedSession.of("alice").record(1, 2);

    @TestHTTPResource
    URI service;

    /** Few tries and few connections are allowed. */
    public static final class Impatient extends FastTimes {
        @Override
        protected Map<String, String> changes() {
            return Map.of(
                    "synod.stream.reconnect.free", Integer.toString(FREE),
                    "synod.stream.max-connections", Integer.toString(MOST));
        }
    }

    @Test
    void who_comes_and_leaves_at_once_must_wait_longer_each_time_and_then_may_go_on() {
        for (int i = 0; i <= FREE; i++) {
            comeAndGo();
        }
        SseClient refused = connect("alice");
        assertThat(refused.status()).isEqualTo(429);
        await().until(refused::ended);
        assertThat(refused.text()).contains("\"code\":\"rate_limited\"", "\"retryable\":true");
        long first = Long.parseLong(refused.header("Retry-After"));
        long second = Long.parseLong(connect("alice").header("Retry-After"));
        assertThat(first).isEqualTo(2);
        assertThat(second).isEqualTo(4);

        // Somebody else, and the same one elsewhere, is served meanwhile.
        SseClient other = SseClient.connect(
                service.getPort(), RecordedSession.of("alice").record(1, 1).path(), TestTokens.user("alice"));
        SseClient operator = connect("root");
        assertThat(other.status()).isEqualTo(200);
        assertThat(operator.status()).isEqualTo(200);
        other.close();
        operator.close();

        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofSeconds(second))
                .untilAsserted(() -> {
                    SseClient again = connect("alice");
                    again.close();
                    assertThat(again.status()).isEqualTo(200);
                });
    }

    @Test
    void beyond_the_cap_nobody_more_is_taken() {
        await().until(() -> Metrics.sum(service.getPort(), "synod_stream_connections ") == 0);
        SseClient[] open = new SseClient[MOST];
        for (int i = 0; i < MOST; i++) {
            open[i] = connect("viewer-" + i);
            assertThat(open[i].status()).isEqualTo(200);
        }
        SseClient oneMore = connect("one-more");
        await().until(oneMore::ended);

        assertThat(oneMore.status()).isEqualTo(503);
        assertThat(oneMore.header("Retry-After")).isEqualTo("2");
        assertThat(oneMore.text()).contains("\"code\":\"unavailable\"");
        for (SseClient client : open) {
            client.close();
        }
    }

    private void comeAndGo() {
        double before = closed();
        SseClient client = connect("alice");
        assertThat(client.status()).isEqualTo(200);
        client.close();
        await().until(() -> closed() == before + 1);
    }

    private double closed() {
        return Metrics.sum(service.getPort(), "synod_stream_connections_closed_total{reason=\"left\"}");
    }

    private SseClient connect(String name) {
        String token = name.equals("alice") ? TestTokens.user(name) : TestTokens.admin(name);
        return SseClient.connect(service.getPort(), session.path(), token);
    }
}
