package dev.synod.stream.adapter.kafka;

import dev.synod.stream.StreamConfig;
import dev.synod.stream.shell.feed.FeedMemory;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where this replica is on the topic of events. Nothing is committed: at first it starts as far back as
 * memory reaches, and when the broker assigns anew (it had lost sight of us) it goes on where it was.
 */
@ApplicationScoped
@Identifier("session-events-positions") public class TailPositions implements KafkaConsumerRebalanceListener {
    private static final Logger LOG = Logger.getLogger(TailPositions.class);

    private final Map<TopicPartition, Long> next = new ConcurrentHashMap<>();
    private final StreamConfig config;
    private final FeedMemory feed;
    private final long startedAt = System.currentTimeMillis();

    TailPositions(StreamConfig config, FeedMemory feed) {
        this.config = config;
        this.feed = feed;
    }

    /** When this replica started, in milliseconds since 1970. */
    long startedAt() {
        return startedAt;
    }

    /** A record has been dealt with. */
    void passed(ConsumerRecord<?, ?> message) {
        next.put(new TopicPartition(message.topic(), message.partition()), message.offset() + 1);
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        List<TopicPartition> unknown = partitions.stream()
                .filter(partition -> !next.containsKey(partition))
                .toList();
        Map<TopicPartition, Long> since = new LinkedHashMap<>();
        long from = startedAt - config.memory().age().toMillis();
        unknown.forEach(partition -> since.put(partition, from));
        Map<TopicPartition, @Nullable OffsetAndTimestamp> found = consumer.offsetsForTimes(since);
        for (TopicPartition partition : partitions) {
            consumer.seek(partition, next.computeIfAbsent(partition, unseen -> firstOffset(consumer, unseen, found)));
        }
        unknown.forEach(partition -> feed.begins(partition.partition(), next.getOrDefault(partition, 0L)));
        LOG.infof("Following %s from %s", partitions, next);
    }

    /** The end, if nothing was written since; settled now, so that nothing written from here on is missed. */
    private static long firstOffset(
            Consumer<?, ?> consumer,
            TopicPartition partition,
            Map<TopicPartition, @Nullable OffsetAndTimestamp> found) {
        OffsetAndTimestamp first = found.get(partition);
        if (first != null) {
            return first.offset();
        }
        consumer.seekToEnd(List.of(partition));
        return consumer.position(partition);
    }
}
