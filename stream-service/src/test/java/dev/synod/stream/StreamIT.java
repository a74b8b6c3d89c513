package dev.synod.stream;

import dev.synod.testing.EmbeddedStack;
import dev.synod.testing.TestStack;
import dev.synod.testing.TestTokens;
import dev.synod.testing.TopicWriter;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@TestProfile(FastTimes.class)
@WithTestResource(value = EmbeddedStack.class, initArgs = @ResourceArg(name = "role", value = "synod_stream"))
class StreamIT {
    private final TopicWriter writer = new TopicWriter(TestStack.get());
    private final RecordedSession session = RecordedSession.of("alice");
    private final List<String> failures = new CopyOnWriteArrayList<>();

    @TestHTTPResource
    URI service;

    @Inject
    RecordedSpans spans;

    @AfterEach
    void close() {
        writer.close();
    }

    @Test
    void history_is_replayed_byte_for_byte_and_live_events_follow() {
        session.record(1, 3);
        SseClient client = alice();
        awaitIds(client, 3);
        session.publish(writer, 4, 5);
        awaitIds(client, 5);

        assertThat(client.status()).isEqualTo(200);
        assertThat(client.header("Content-Type")).startsWith("text/event-stream");
        assertThat(client.header("Cache-Control")).contains("no-store");
        assertThat(client.text()).startsWith("retry: ");
        assertThat(client.events().getFirst()).isEqualTo(new Sse("1", "session.created", session.json(1)));
        assertThat(client.events().getLast()).isEqualTo(new Sse("5", "contribution.added", session.json(5)));
        client.close();
    }

    @Test
    void clients_that_come_and_go_at_any_time_see_every_event_once_and_in_order() {
        Random random = new Random(7);
        int length = 120;
        Thread.ofVirtual().start(() -> session.publish(writer, 1, length).publishEnd(writer, length + 1L));
        Thread.ofVirtual().start(() -> session.record(1, length).recordEnd(length + 1L));
        List<Thread> clients = LongStream.range(0, 8)
                .mapToObj(client -> {
                    long seed = random.nextLong();
                    return Thread.ofVirtual().start(() -> comeAndGo(new Random(seed), length + 1L));
                })
                .toList();
        clients.forEach(client -> await().atMost(Duration.ofSeconds(60)).until(() -> !client.isAlive()));
        assertThat(failures).isEmpty();
    }

    private void comeAndGo(Random random, long last) {
        long have = 0;
        while (have < last) {
            SseClient client = SseClient.connect(
                    port(), session.path(), TestTokens.user("alice"), "Last-Event-ID", Long.toString(have));
            long until = Math.min(last, have + 1 + random.nextInt(40));
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> client.ended() || client.ids().contains(until));
            List<Long> ids = client.ids();
            client.close();
            if (ids.isEmpty()
                    || !ids.equals(LongStream.rangeClosed(have + 1, ids.getLast())
                            .boxed()
                            .toList())) {
                failures.add("after " + have + " came " + ids + " " + client.text());
                return;
            }
            have = ids.getLast();
        }
    }

    @Test
    void a_client_resumes_after_its_last_event_id() {
        session.record(1, 5);
        SseClient client =
                SseClient.connect(port(), session.path() + "?after=1", TestTokens.user("alice"), "Last-Event-ID", "3");
        awaitIds(client, 5);

        assertThat(client.ids()).containsExactly(4L, 5L);
        client.close();
    }

    @Test
    void a_first_connection_can_begin_after_a_sequence() {
        session.record(1, 5);
        SseClient client = SseClient.connect(port(), session.path() + "?after=2", TestTokens.user("alice"));
        awaitIds(client, 5);

        assertThat(client.ids()).containsExactly(3L, 4L, 5L);
        client.close();
    }

    @Test
    void the_stream_of_a_finished_session_ends_and_is_not_reopened() {
        session.record(1, 2).recordEnd(3);
        SseClient client = alice();
        await().until(client::ended);
        assertThat(client.ids()).containsExactly(1L, 2L, 3L);

        SseClient again = SseClient.connect(port(), session.path(), TestTokens.user("alice"), "Last-Event-ID", "3");
        assertThat(again.status()).isEqualTo(204);
    }

    @Test
    void a_session_that_finishes_live_ends_its_streams() {
        session.publish(writer, 1, 2);
        SseClient client = alice();
        awaitIds(client, 2);
        session.publishEnd(writer, 3);
        await().until(client::ended);

        assertThat(client.ids()).containsExactly(1L, 2L, 3L);
        assertThat(SseClient.connect(port(), session.path(), TestTokens.user("alice"), "Last-Event-ID", "3")
                        .status())
                .isEqualTo(204);
    }

    @Test
    void a_client_that_has_the_last_event_before_the_record_does_is_let_go_once_it_does() {
        session.record(1, 1);
        SseClient client = SseClient.connect(port(), session.path(), TestTokens.user("alice"), "Last-Event-ID", "2");
        assertThat(client.status()).isEqualTo(200);
        session.recordEnd(2);
        await().until(client::ended);

        assertThat(client.ids()).isEmpty();
    }

    @Test
    void words_are_shown_as_they_come_and_leave_the_last_event_id_alone() {
        session.publish(writer, 1, 1);
        SseClient client = alice();
        awaitIds(client, 1);
        await().pollInSameThread().untilAsserted(() -> {
            delta("completion.delta", "contribution", "contribution says");
            assertThat(client.events()).hasSizeGreaterThan(1);
        });
        delta("completion.delta", "panel", "nobody is shown this");
        delta("completion.delta", "verdict", "verdict says");
        delta("attempt.superseded", "contribution", "");
        session.publish(writer, 2, 2);
        await().untilAsserted(() -> assertThat(
                        client.events().stream().map(Sse::name).distinct())
                .contains("contribution.delta", "synthesis.delta", "attempt.superseded", "contribution.added"));

        assertThat(client.ids()).containsExactly(1L, 2L);
        assertThat(client.text()).doesNotContain("nobody is shown this");
        assertThat(client.events())
                .filteredOn(event -> event.name().equals("synthesis.delta"))
                .containsExactly(new Sse(null, "synthesis.delta", deltaJson("verdict", "verdict says")));
        client.close();
    }

    @Test
    void a_silent_connection_is_kept_alive() {
        session.record(1, 1);
        SseClient client = alice();
        await().until(() -> client.text().contains(": keepalive\n\n: keepalive\n\n"));
        client.close();
    }

    @Test
    void open_connections_are_counted_until_their_clients_leave() {
        session.record(1, 1);
        double before = Metrics.sum(port(), "synod_stream_connections ");
        SseClient client = alice();
        awaitIds(client, 1);
        assertThat(Metrics.sum(port(), "synod_stream_connections ")).isEqualTo(before + 1);
        client.close();
        await().until(() -> Metrics.sum(port(), "synod_stream_connections ") == before);
    }

    @Test
    void unreadable_records_are_skipped_and_counted() {
        double before = malformed();
        session.publish(writer, 1, 1);
        writer.send(RecordedSession.TOPIC, session.id(), session.envelope(2, session.type(2)), "no json");
        writer.send(RecordedSession.TOPIC, session.id(), session.envelope(2, session.type(2)), "");
        writer.send(RecordedSession.TOPIC, "no session", session.envelope(2, session.type(2)), "{}");
        writer.send(RecordedSession.TOPIC, session.id(), session.envelope(0, session.type(2)), "{}");
        writer.send(
                RecordedSession.TOPIC,
                session.id(),
                session.envelope(2, session.type(2)).without("ce_type"),
                "{}");
        writer.send(
                RecordedSession.TOPIC,
                session.id(),
                session.envelope(2, session.type(2)).without("ce_sequence"),
                "{}");
        session.publish(writer, 2, 2);
        SseClient client = alice();
        awaitIds(client, 2);

        assertThat(malformed() - before).isEqualTo(6);
        client.close();
    }

    @Test
    void what_nobody_has_is_announced() {
        session.publish(writer, 1, 1).publish(writer, 4, 4);
        SseClient client = alice();
        awaitIds(client, 4);

        assertThat(client.events())
                .extracting(Sse::name)
                .containsExactly("session.created", "gap.detected", "contribution.added");
        assertThat(client.text()).contains("{\"expected\":2,\"actual\":4,\"missed\":2}");
        client.close();
    }

    @Test
    void a_delivered_event_belongs_to_the_trace_of_its_session_and_a_first_one_is_timed() {
        double before = Metrics.sum(port(), "synod_stream_first_event_seconds_count");
        session.publish(writer, 1, 1);
        await().untilAsserted(() -> assertThat(delivered()).hasSize(1));
        SpanData span = delivered().getFirst();

        assertThat(span.getTraceId()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
        assertThat(span.getParentSpanId()).isEqualTo("b7ad6b7169203331");
        assertThat(span.getAttributes().get(AttributeKey.stringKey("synod.event.type")))
                .isEqualTo("dev.synod.session.created.v1");
        assertThat(Metrics.sum(port(), "synod_stream_first_event_seconds_count") - before)
                .isEqualTo(1);
    }

    private List<SpanData> delivered() {
        AttributeKey<String> sessionId = AttributeKey.stringKey("synod.session.id");
        return spans.named("stream.deliver").stream()
                .filter(span -> session.id().equals(span.getAttributes().get(sessionId)))
                .toList();
    }

    private double malformed() {
        return Metrics.sum(port(), "synod_stream_records_malformed_total");
    }

    private void delta(String fact, String step, String text) {
        String type = "dev.synod." + fact + ".v1";
        String json = fact.equals("completion.delta")
                ? deltaJson(step, text)
                : "{\"requestId\":\"r\",\"attempt\":1,\"provider\":\"p\",\"reason\":\"network\",\"labels\":{\"step\":\""
                        + step + "\"}}";
        writer.send("synod.llm.deltas.v1", session.id(), TopicWriter.envelope("d", type, session.id()), json);
    }

    private static String deltaJson(String step, String text) {
        return "{\"requestId\":\"r\",\"attempt\":1,\"index\":0,\"text\":\"" + text + "\",\"labels\":{\"step\":\"" + step
                + "\",\"memberId\":\"m1\"}}";
    }

    private SseClient alice() {
        return SseClient.connect(port(), session.path(), TestTokens.user("alice"));
    }

    private static void awaitIds(SseClient client, long last) {
        await().atMost(Duration.ofSeconds(20)).until(() -> client.ids().contains(last));
    }

    private int port() {
        return service.getPort();
    }
}
