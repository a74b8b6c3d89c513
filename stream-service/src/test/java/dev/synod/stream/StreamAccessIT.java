package dev.synod.stream;

import dev.synod.testing.Access;
import dev.synod.testing.EmbeddedStack;
import dev.synod.testing.TestStack;
import dev.synod.testing.TestTokens;
import dev.synod.testing.TopicWriter;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.time.Duration;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Who may watch what, from where on. */
@QuarkusTest
@TestProfile(FastTimes.class)
@WithTestResource(value = EmbeddedStack.class, initArgs = @ResourceArg(name = "role", value = "synod_stream"))
class StreamAccessIT {
    private final RecordedSession session = RecordedSession.of("alice");

    @TestHTTPResource
    URI service;

    @Test
    void a_position_that_is_no_sequence_is_explained() {
        session.record(1, 1);
        for (String bad : List.of("x", "-1", "1.5", "99999999999999999999")) {
            SseClient header =
                    SseClient.connect(port(), session.path(), TestTokens.user("alice"), "Last-Event-ID", bad);
            SseClient query = SseClient.connect(port(), session.path() + "?after=" + bad, TestTokens.user("alice"));
            assertProblem(header, 400, "invalid_request", "Last-Event-ID is '" + bad + "'");
            assertProblem(query, 400, "invalid_request", "'after' is '" + bad + "'");
        }
    }

    @Test
    void a_session_made_just_now_is_waited_for() {
        Thread.ofVirtual().start(() -> {
            await().pollDelay(Duration.ofMillis(700)).until(() -> true);
            publishFirst();
        });
        SseClient client = alice();
        awaitIds(client, 1);

        assertThat(client.status()).isEqualTo(200);
        client.close();
    }

    @Test
    void somebody_elses_session_looks_like_none_but_admins_may_watch() {
        session.record(1, 1);
        assertProblem(
                SseClient.connect(port(), session.path(), TestTokens.user("bob")), 404, "not_found", session.id());
        SseClient admin = SseClient.connect(port(), session.path(), TestTokens.admin("root"));
        awaitIds(admin, 1);
        admin.close();
    }

    @Test
    void what_is_no_session_is_not_found() {
        String old = RecordedSession.idMadeAt(System.currentTimeMillis() - 3_600_000);
        for (String id : List.of(old, "nonsense", RecordedSession.idMadeAt(System.currentTimeMillis()))) {
            SseClient client =
                    SseClient.connect(port(), "/api/v1/sessions/" + id + "/stream", TestTokens.user("alice"));
            assertProblem(client, 404, "not_found", id);
        }
    }

    @Test
    void a_session_whose_history_is_not_kept_any_more_says_so() {
        session.record(1, 1).recordEnd(2).expire();
        assertProblem(alice(), 410, "history_expired", session.id());
    }

    @Test
    void nobody_gets_in_without_a_valid_token() {
        session.record(1, 1);
        assertProblem(SseClient.connect(port(), session.path(), null), 401, "unauthenticated", "");
        assertProblem(SseClient.connect(port(), session.path(), "nonsense"), 401, "unauthenticated", "");
        assertProblem(
                SseClient.connect(port(), session.path(), TestTokens.expired("alice")), 401, "unauthenticated", "");
    }

    private SseClient alice() {
        return SseClient.connect(port(), session.path(), TestTokens.user("alice"));
    }

    private static void awaitIds(SseClient client, long last) {
        await().atMost(Duration.ofSeconds(20)).until(() -> client.ids().contains(last));
    }

    private static void assertProblem(SseClient client, int status, String code, String detail) {
        await().until(client::ended);
        assertThat(client.status()).as(client.text()).isEqualTo(status);
        assertThat(client.header("Content-Type")).startsWith("application/problem+json");
        assertThat(client.text()).contains("\"code\":\"" + code + "\"", "\"retryable\":", "\"traceId\":", detail);
    }

    private void publishFirst() {
        try (TopicWriter writer = new TopicWriter(TestStack.get())) {
            session.publish(writer, 1, 1);
        }
    }

    private int port() {
        return service.getPort();
    }

    @Test
    void every_operation_refuses_without_a_token() {
        new Access(service).demandsATokenEverywhereBut("/console/config.json");
    }
}
