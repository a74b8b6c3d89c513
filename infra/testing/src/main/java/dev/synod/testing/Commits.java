package dev.synod.testing;

import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How far a group has come on a topic for good: what it has not committed, it gets again when it is started again. Looks
 * on, and is no member. Not for use by several threads at once.
 */
public final class Commits implements AutoCloseable {

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Set<TopicPartition> partitions;

    public Commits(TestStack stack, String group, String topic) {
        this.consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", stack.bootstrapServers(), "group.id", group),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        this.partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .collect(Collectors.toSet());
    }

    /** How many messages are on the topic and not committed. */
    public long behind() {
        // Before the ends, which go on meanwhile: nobody is ahead of them.
        Map<TopicPartition, @Nullable OffsetAndMetadata> committed = consumer.committed(partitions);
        return consumer.endOffsets(partitions).entrySet().stream()
                .mapToLong(end -> end.getValue() - offset(committed.get(end.getKey())))
                .sum();
    }

    private static long offset(@Nullable OffsetAndMetadata committed) {
        return committed == null ? 0 : committed.offset();
    }

    /** Waits until everything is committed. */
    public void awaitAll() {
        Awaitility.await("all is committed")
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(500))
                .until(this::behind, behind -> behind == 0);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
