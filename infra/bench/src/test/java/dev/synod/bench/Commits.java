package dev.synod.bench;

import dev.synod.testing.TestStack;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** How far the worker has come for good: what it has not committed, it gets again when it is started again. */
final class Commits {
    private static final String GROUP = "persistence-worker";

    private final TestStack stack;

    Commits(TestStack stack) {
        this.stack = stack;
    }

    /** Waits until everything that is on the topic is committed. */
    void awaitAll() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()))) {
            Awaitility.await("all is committed")
                    .atMost(Duration.ofMinutes(1))
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> isBehind(admin), behind -> !behind);
        }
    }

    private static boolean isBehind(Admin admin) throws Exception {
        Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(GROUP)
                .partitionsToOffsetAndMetadata()
                .get();
        Map<TopicPartition, OffsetSpec> latest =
                committed.keySet().stream().collect(Collectors.toMap(each -> each, each -> OffsetSpec.latest()));
        return admin.listOffsets(latest).all().get().entrySet().stream()
                .anyMatch(end ->
                        committed.get(end.getKey()).offset() < end.getValue().offset());
    }
}
