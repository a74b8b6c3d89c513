package dev.synod.testing;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Puts messages on a topic as the outbox would, with the whole envelope in headers. */
public final class TopicWriter implements AutoCloseable {

    private final KafkaProducer<String, String> producer;

    /** A writer to the test's Kafka. */
    public TopicWriter(TestStack stack) {
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", stack.bootstrapServers(), "acks", "all"),
                new StringSerializer(),
                new StringSerializer());
    }

    /** A message with the envelope's usual headers; {@link Envelope#with} changes them. */
    public static Envelope envelope(String id, String type, String subject) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ce_id", id);
        headers.put("ce_type", type);
        headers.put("ce_source", "/test");
        headers.put("ce_time", Instant.now().toString());
        headers.put("ce_subject", subject);
        headers.put("ce_specversion", "1.0");
        headers.put("content-type", "application/json");
        headers.put("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        return new Envelope(headers);
    }

    /**
     * A message's headers.
     *
     * @param headers by name, in order
     */
    public record Envelope(Map<String, String> headers) {

        /** The same with one header set. */
        public Envelope with(String name, String value) {
            Map<String, String> changed = new LinkedHashMap<>(headers);
            changed.put(name, value);
            return new Envelope(changed);
        }

        /** The same with one header less. */
        public Envelope without(String name) {
            Map<String, String> changed = new LinkedHashMap<>(headers);
            changed.remove(name);
            return new Envelope(changed);
        }
    }

    /** Sends, and returns when the broker has it. */
    public void send(String topic, @Nullable String key, Envelope envelope, String json) {
        confirm(begin(topic, key, envelope, json));
    }

    /** Sends without waiting for the broker, so that many go out together; {@link #confirm} waits. */
    public Future<RecordMetadata> begin(String topic, @Nullable String key, Envelope envelope, String json) {
        ProducerRecord<String, String> message = new ProducerRecord<>(topic, key, json);
        envelope.headers()
                .forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return producer.send(message);
    }

    /** Returns when the broker has it. */
    public static void confirm(Future<RecordMetadata> sent) {
        try {
            sent.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker did not take a message", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while sending", e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
