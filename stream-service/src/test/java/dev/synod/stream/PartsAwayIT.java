package dev.synod.stream;

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

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Streams go on without Kafka, from the record, and without the record, from memory. */
@QuarkusTest
@TestProfile(FastTimes.class)
@WithTestResource(value = EmbeddedStack.class, initArgs = @ResourceArg(name = "role", value = "synod_stream"))
class PartsAwayIT {
    private final TestStack stack = TestStack.get();

    @TestHTTPResource
    URI service;

    @Test
    void without_kafka_history_is_served_and_the_record_followed() {
        RecordedSession session = RecordedSession.of("alice").record(1, 3);
        stack.kafka().takeAway();
        SseClient client;
        try {
            client = connect(session, 0);
            awaitLast(client, 3);
            session.record(4, 5);
            awaitLast(client, 5);
        } finally {
            stack.kafka().bringBack();
        }
        try (TopicWriter writer = new TopicWriter(stack)) {
            session.publish(writer, 6, 7);
        }
        awaitLast(client, 7);

        assertThat(client.ids()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
        client.close();
    }

    @Test
    void without_the_record_what_is_in_memory_is_served_and_goes_on_live() {
        RecordedSession session = RecordedSession.of("alice");
        RecordedSession older = RecordedSession.of("alice").record(1, 3);
        try (TopicWriter writer = new TopicWriter(stack)) {
            session.publish(writer, 1, 3);
            SseClient watching = connect(session, 0);
            awaitLast(watching, 3);
            stack.postgres().takeAway();
            try {
                SseClient client = connect(session, 1);
                session.publish(writer, 4, 4);
                awaitLast(client, 4);
                awaitLast(watching, 4);
                assertThat(client.ids()).containsExactly(2L, 3L, 4L);
                SseClient refused = connect(older, 0);
                assertThat(refused.status()).isEqualTo(503);
                assertThat(refused.header("Retry-After")).isEqualTo("2");
            } finally {
                stack.postgres().bringBack();
            }
            SseClient afterwards = connect(older, 0);
            awaitLast(afterwards, 3);
        }
    }

    private SseClient connect(RecordedSession session, long after) {
        return SseClient.connect(service.getPort(), session.path() + "?after=" + after, TestTokens.user("alice"));
    }

    private static void awaitLast(SseClient client, long last) {
        await().atMost(Duration.ofSeconds(30)).until(() -> client.ids().contains(last));
    }
}
