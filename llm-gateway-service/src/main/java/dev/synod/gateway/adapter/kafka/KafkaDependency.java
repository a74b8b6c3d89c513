package dev.synod.gateway.adapter.kafka;

import dev.synod.gateway.shell.port.Dependency;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeClusterOptions;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Whether a broker answers. */
@Singleton
class KafkaDependency implements Dependency {
    private static final int PATIENCE_MILLIS = 2000;

    private final Admin admin;

    KafkaDependency(@Identifier("default-kafka-broker") Map<String, Object> connection) {
        Map<String, Object> config = new LinkedHashMap<>(connection);
        config.keySet().retainAll(AdminClientConfig.configNames());
        config.put(AdminClientConfig.CLIENT_ID_CONFIG, "llm-gateway-service-review");
        this.admin = Admin.create(config);
    }

    @PreDestroy
    void close() {
        admin.close(Duration.ZERO);
    }

    @Override
    public String name() {
        return "kafka";
    }

    @Override
    public Uni<Void> check() {
        return Uni.createFrom()
                .completionStage(() -> admin.describeCluster(new DescribeClusterOptions().timeoutMs(PATIENCE_MILLIS))
                        .clusterId()
                        .toCompletionStage())
                .replaceWithVoid();
    }
}
