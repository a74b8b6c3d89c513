package dev.synod.testing;

import dev.synod.events.Headers;
import dev.synod.events.Message;
import dev.synod.events.MessageJson;
import dev.synod.events.MessageTypes;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/**
 * Collects what is on a topic, without a consumer group, for assertions. Not for use by several threads at once.
 */
public final class TopicReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final KafkaConsumer<@Nullable String, @Nullable String> consumer;
    private final List<ConsumerRecord<@Nullable String, @Nullable String>> seen = new ArrayList<>();

    private TopicReader(String bootstrapServers, String topic, boolean fromBeginning) {
        this.consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new StringDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        if (fromBeginning) {
            consumer.seekToBeginning(partitions);
        } else {
            consumer.seekToEnd(partitions);
            partitions.forEach(consumer::position);
        }
    }

    /** Everything that is on the topic and comes later. */
    public static TopicReader fromBeginning(TestStack stack, String topic) {
        return new TopicReader(stack.bootstrapServers(), topic, true);
    }

    /** Only what comes from now on. */
    public static TopicReader fromNow(TestStack stack, String topic) {
        return new TopicReader(stack.bootstrapServers(), topic, false);
    }

    /** Has each record read that is on a topic now. */
    public static void readAll(
            TestStack stack, String topic, Consumer<ConsumerRecord<@Nullable String, @Nullable String>> reader) {
        try (TopicReader all = fromBeginning(stack, topic)) {
            Map<TopicPartition, Long> ends = all.consumer.endOffsets(all.consumer.assignment());
            while (ends.entrySet().stream().anyMatch(end -> all.consumer.position(end.getKey()) < end.getValue())) {
                all.fresh().forEach(reader);
            }
        }
    }

    /** What has come since the last look, and is not kept. */
    public Iterable<ConsumerRecord<@Nullable String, @Nullable String>> fresh() {
        return consumer.poll(POLL);
    }

    /** Waits until so many records match, and returns all that match. */
    public List<ConsumerRecord<@Nullable String, @Nullable String>> await(
            int count, Predicate<ConsumerRecord<@Nullable String, @Nullable String>> matching) {
        return await(count, () -> poll().stream().filter(matching).toList());
    }

    /** Waits until so many records with this key are there. */
    public List<ConsumerRecord<@Nullable String, @Nullable String>> awaitKey(int count, String key) {
        return await(count, found -> key.equals(found.key()));
    }

    /**
     * Waits until so many messages with this key are there, without repeats: after Kafka or Connect was away, what was
     * published may be published again, under the same id.
     */
    public List<ConsumerRecord<@Nullable String, @Nullable String>> awaitMessages(int count, String key) {
        return await(count, () -> withoutRepeats(key));
    }

    private List<ConsumerRecord<@Nullable String, @Nullable String>> withoutRepeats(String key) {
        Set<@Nullable String> ids = new HashSet<>();
        return poll().stream()
                .filter(found -> key.equals(found.key()) && ids.add(header(found, Headers.ID)))
                .toList();
    }

    private static List<ConsumerRecord<@Nullable String, @Nullable String>> await(
            int count, Callable<List<ConsumerRecord<@Nullable String, @Nullable String>>> look) {
        return Awaitility.await(count + " records")
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .until(look, found -> found.size() >= count);
    }

    /** Whatever was read so far and can be had now, in the order of arrival. */
    public List<ConsumerRecord<@Nullable String, @Nullable String>> poll() {
        fresh().forEach(seen::add);
        return List.copyOf(seen);
    }

    /** A header as text, null if it is absent or has no value. */
    public static @Nullable String header(ConsumerRecord<?, ?> from, String name) {
        Header header = from.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    /** The message that a record holds; empty if its type is none that was agreed on. */
    public static Optional<Message> message(ConsumerRecord<?, @Nullable String> from) {
        String type = header(from, Headers.TYPE);
        String value = from.value();
        return type == null || value == null
                ? Optional.empty()
                : MessageTypes.recordOf(type)
                        .map(known -> MessageJson.read(value.getBytes(StandardCharsets.UTF_8), known));
    }

    /** The names of all headers, sorted. */
    public static List<String> headerNames(ConsumerRecord<?, ?> from) {
        return StreamSupport.stream(from.headers().spliterator(), false)
                .map(Header::key)
                .sorted()
                .toList();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
