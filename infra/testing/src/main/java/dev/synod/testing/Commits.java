package dev.synod.testing;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

/** How far a group has come on a topic for good: what it has not committed, it gets again when it is started again. */
public final class Commits implements AutoCloseable {

    private static final OffsetAndMetadata NOTHING = new OffsetAndMetadata(0);

    private final String group;
    private final String topic;
    private final Admin admin;

    public Commits(TestStack stack, String group, String topic) {
        this.group = group;
        this.topic = topic;
        this.admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()));
    }

    /** How many messages are on the topic and not committed. */
    public long behind() {
        try {
            // Before the ends, which go on meanwhile: nobody is ahead of them.
            Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get();
            long behind = 0;
            for (Map.Entry<TopicPartition, ListOffsetsResultInfo> end : ends().entrySet()) {
                behind += end.getValue().offset()
                        - committed.getOrDefault(end.getKey(), NOTHING).offset();
            }
            return behind;
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot see how far " + group + " is", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking how far " + group + " is", e);
        }
    }

    private Map<TopicPartition, ListOffsetsResultInfo> ends() throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> latest =
                admin.describeTopics(List.of(topic)).allTopicNames().get().values().stream()
                        .flatMap(each -> each.partitions().stream())
                        .collect(Collectors.toMap(
                                each -> new TopicPartition(topic, each.partition()), each -> OffsetSpec.latest()));
        return admin.listOffsets(latest).all().get();
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
        admin.close();
    }
}
