package dev.synod.stream;

import com.fasterxml.jackson.databind.JsonNode;
import dev.synod.events.MessageJson;
import dev.synod.testing.EmbeddedStack;
import dev.synod.testing.TestStack;
import dev.synod.testing.TestTokens;
import dev.synod.testing.TopicWriter;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The feed of all of somebody's sessions. */
@QuarkusTest
@TestProfile(FastTimes.class)
@WithTestResource(value = EmbeddedStack.class, initArgs = @ResourceArg(name = "role", value = "synod_stream"))
class FeedIT {
    private final TopicWriter writer = new TopicWriter(TestStack.get());
    private final RecordedSession mine = RecordedSession.of("carol");
    private final RecordedSession mineToo = RecordedSession.of("carol");
    private final RecordedSession theirs = RecordedSession.of("dave");

    @TestHTTPResource
    URI service;

    @AfterEach
    void close() {
        writer.close();
    }

    @Test
    void it_shows_ones_own_sessions_as_cloud_events_and_resumes_after_any_of_them() throws IOException {
        SseClient client = feed();
        awaitEvents(client, 1);
        mine.publish(writer, 1, 2);
        theirs.publish(writer, 1, 1);
        mineToo.publish(writer, 1, 1);
        awaitEvents(client, 4);

        assertThat(client.status()).isEqualTo(200);
        assertThat(names(client)).startsWith("feed.started").containsOnlyOnce("feed.started");
        assertThat(client.text()).doesNotContain(theirs.id());
        JsonNode second = MessageJson.MAPPER.readTree(event(client, mine.id() + "/2"));
        assertThat(second.path("specversion").asText()).isEqualTo("1.0");
        assertThat(second.path("type").asText()).isEqualTo("dev.synod.contribution.added.v1");
        assertThat(second.path("subject").asText()).isEqualTo(mine.id());
        assertThat(second.path("sequence").asText()).isEqualTo("2");
        assertThat(event(client, mine.id() + "/2")).contains("\"data\":" + mine.json(2));

        List<String> ids = client.events().stream().map(Sse::id).toList();
        client.close();
        SseClient again = SseClient.connect(port(), "/api/v1/stream?after=" + ids.get(1), TestTokens.user("carol"));
        awaitEvents(again, 2);
        assertThat(data(again)).isEqualTo(data(client).subList(2, 4));
        again.close();
    }

    @Test
    void a_session_that_began_before_this_replica_did_is_looked_up() {
        mine.record(1, 2);
        SseClient client = feed();
        awaitEvents(client, 1);
        mine.publish(writer, 3, 3);
        awaitEvents(client, 2);

        assertThat(event(client, mine.id() + "/3")).contains("\"sequence\":\"3\"");
        client.close();
    }

    @Test
    void a_position_that_is_none_is_explained_and_a_token_is_needed() {
        SseClient bad = SseClient.connect(port(), "/api/v1/stream?after=so-so", TestTokens.user("carol"));
        await().until(bad::ended);
        assertThat(bad.status()).isEqualTo(400);
        assertThat(bad.text()).contains("invalid_request", "'after' is 'so-so'", "leave it out to begin now");
        assertThat(SseClient.connect(port(), "/api/v1/stream", null).status()).isEqualTo(401);
    }

    private SseClient feed() {
        return SseClient.connect(port(), "/api/v1/stream", TestTokens.user("carol"));
    }

    private static List<String> names(SseClient client) {
        return client.events().stream().map(Sse::name).toList();
    }

    private static List<String> data(SseClient client) {
        return client.events().stream().map(Sse::data).toList();
    }

    private static String event(SseClient client, String eventId) {
        return data(client).stream()
                .filter(data -> data.contains("\"" + eventId + "\""))
                .findFirst()
                .orElseThrow(() -> new AssertionError(eventId + " is not in " + client.text()));
    }

    private static void awaitEvents(SseClient client, int count) {
        await().atMost(Duration.ofSeconds(20)).until(() -> names(client).size() >= count);
    }

    private int port() {
        return service.getPort();
    }
}
