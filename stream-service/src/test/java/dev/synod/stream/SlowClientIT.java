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

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.LongStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What becomes of a client that stops reading. */
@QuarkusTest
@TestProfile(FastTimes.class)
@WithTestResource(value = EmbeddedStack.class, initArgs = @ResourceArg(name = "role", value = "synod_stream"))
class SlowClientIT {
    /** More than the socket buffers of both sides take. */
    private static final int EVENTS = 40;

    private static final String BIG = "{\"text\":\"" + "x".repeat(400_000) + "\"}";

    @TestHTTPResource
    URI service;

    @Test
    void a_client_that_stops_reading_is_closed_and_can_resume() throws IOException {
        RecordedSession session = RecordedSession.of("alice");
        double before = stalled();
        try (TopicWriter writer = new TopicWriter(TestStack.get());
                Socket socket = connect(session.path())) {
            session.publish(writer, 1, 1);
            for (long sequence = 2; sequence <= EVENTS; sequence++) {
                writer.send(RecordedSession.TOPIC, session.id(), session.envelope(sequence, session.type(2)), BIG);
            }
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(stalled())
                    .as(Metrics.all(service.getPort(), "synod_"))
                    .isEqualTo(before + 1));

            long last = lastWholeEvent(socket);
            assertThat(last).isPositive().isLessThan(EVENTS);
            SseClient again = SseClient.connect(
                    service.getPort(), session.path(), TestTokens.user("alice"), "Last-Event-ID", Long.toString(last));
            await().atMost(Duration.ofSeconds(20)).until(() -> again.ids().contains((long) EVENTS));
            assertThat(again.ids())
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(last + 1, EVENTS).boxed().toList());
            again.close();
        }
    }

    private double stalled() {
        return Metrics.sum(service.getPort(), "synod_stream_connections_closed_total{reason=\"stalled\"}");
    }

    private Socket connect(String path) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(16 * 1024);
        socket.connect(new InetSocketAddress("127.0.0.1", service.getPort()));
        String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                + TestTokens.user("alice") + "\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /** Reads what was left in the buffers after the server had given up. */
    private static long lastWholeEvent(Socket socket) throws IOException {
        StringBuilder text = new StringBuilder();
        byte[] chunk = new byte[65536];
        try {
            for (int n = socket.getInputStream().read(chunk);
                    n >= 0;
                    n = socket.getInputStream().read(chunk)) {
                text.append(new String(chunk, 0, n, StandardCharsets.US_ASCII));
            }
        } catch (IOException reset) {
            assertThat(reset).hasMessageContaining("reset");
        }
        String whole = text.substring(0, text.lastIndexOf("\n\n"));
        int id = whole.lastIndexOf("\nid: ") < 0 ? whole.lastIndexOf("id: ") - 1 : whole.lastIndexOf("\nid: ");
        return Long.parseLong(whole.substring(id + 5, whole.indexOf('\n', id + 5)));
    }
}
