package dev.synod.e2e.chaos.evidence;

import dev.synod.events.Message;
import dev.synod.events.MessageJson;
import dev.synod.events.MessageTypes;
import dev.synod.testing.TestStack;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads a topic from its begin to the end that it has now. */
final class Topic {
    private static final Duration POLL = Duration.ofSeconds(1);

    private Topic() {}

    static void read(TestStack stack, String name, Consumer<ConsumerRecord<String, String>> reader) {
        Map<String, Object> settings = Map.of("bootstrap.servers", stack.bootstrapServers());
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(name).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.getOrDefault(one, 0L))) {
                consumer.poll(POLL).forEach(reader);
            }
        }
    }

    static String header(ConsumerRecord<?, ?> event, String name) {
        var header = event.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    /** The message that a record holds; empty if it is of no type that was agreed on. */
    static Optional<Message> message(ConsumerRecord<String, @Nullable String> event) {
        String value = event.value();
        return value == null
                ? Optional.empty()
                : MessageTypes.recordOf(header(event, dev.synod.events.Headers.TYPE))
                        .map(type -> MessageJson.read(value.getBytes(StandardCharsets.UTF_8), type));
    }
}
