package dev.synod.kit.kafka;

import dev.synod.events.Envelope;
import dev.synod.events.MessageJson;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Message;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads and writes envelopes in CloudEvents' binary mode. */
public final class KafkaEnvelopes {
    private KafkaEnvelopes() {}

    /**
     * Reads a record.
     *
     * @throws dev.synod.events.UnreadableMessage if this release can't
     */
    public static Envelope<?> read(ConsumerRecord<String, byte[]> message) {
        return Envelope.read(textHeaders(message.headers()), message.value());
    }

    /**
     * Reads what a channel delivered.
     *
     * @throws dev.synod.events.UnreadableMessage if this release can't
     */
    public static Envelope<?> read(Message<byte[]> message) {
        IncomingKafkaRecordMetadata<?, ?> metadata = message.getMetadata(IncomingKafkaRecordMetadata.class)
                .orElseThrow(() -> new IllegalArgumentException("not from a Kafka channel"));
        return Envelope.read(textHeaders(metadata.getHeaders()), message.getPayload());
    }

    /** A message for an outgoing channel. */
    public static Message<String> outgoing(String key, Envelope<?> envelope) {
        Headers headers = new RecordHeaders();
        envelope.headers().forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
        return Message.of(MessageJson.write(envelope.data()))
                .addMetadata(OutgoingKafkaRecordMetadata.<String>builder()
                        .withKey(key)
                        .withHeaders(headers)
                        .build());
    }

    /** Header values as text, the last one of a name; headers without value are absent. */
    private static Map<String, String> textHeaders(Headers headers) {
        Map<String, String> text = new LinkedHashMap<>();
        for (Header header : headers) {
            if (header.value() != null) {
                text.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
            }
        }
        return text;
    }
}
