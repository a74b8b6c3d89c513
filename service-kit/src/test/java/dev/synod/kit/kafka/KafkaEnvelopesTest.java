package dev.synod.kit.kafka;

import dev.synod.events.Envelope;
import dev.synod.events.TraceContext;
import dev.synod.events.UnreadableMessage;
import dev.synod.events.session.SessionEvent.SessionStarted;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class KafkaEnvelopesTest {
    private static final Envelope<SessionStarted> STARTED = new Envelope<>(
            "s/2",
            "/synod/session-service",
            Instant.parse("2026-11-01T10:00:00.5Z"),
            "s",
            2L,
            new TraceContext("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", ""),
            new SessionStarted(null));

    @Test
    void what_is_written_is_read_again() {
        Message<String> message = KafkaEnvelopes.outgoing("s", STARTED);
        OutgoingKafkaRecordMetadata<?> metadata =
                message.getMetadata(OutgoingKafkaRecordMetadata.class).orElseThrow();

        assertThat(metadata.getKey()).isEqualTo("s");
        assertThat(KafkaEnvelopes.read(received(metadata.getHeaders(), message.getPayload())))
                .isEqualTo(STARTED);
    }

    @Test
    void a_header_without_value_is_absent() {
        Headers headers = headers();
        headers.remove("tracestate");
        headers.add("tracestate", null);

        assertThat(KafkaEnvelopes.read(received(headers, "{}")).trace()).isEqualTo(STARTED.trace());
    }

    @Test
    void a_tombstone_is_unreadable() {
        assertThatThrownBy(() -> KafkaEnvelopes.read(received(headers(), null))).isInstanceOf(UnreadableMessage.class);
    }

    private static Headers headers() {
        return KafkaEnvelopes.outgoing("s", STARTED)
                .getMetadata(OutgoingKafkaRecordMetadata.class)
                .orElseThrow()
                .getHeaders();
    }

    private static ConsumerRecord<String, byte[]> received(Headers headers, String value) {
        byte[] bytes = value == null ? null : value.getBytes(StandardCharsets.UTF_8);
        return new ConsumerRecord<>(
                "topic",
                0,
                0,
                0,
                TimestampType.CREATE_TIME,
                1,
                0,
                "s",
                bytes,
                new RecordHeaders(headers.toArray()),
                Optional.empty());
    }
}
