package dev.synod.kit.health;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Whether a broker answers. */
@Singleton
class KafkaDependency implements Dependency {
    static final String NAME = "kafka";

    private static final int PATIENCE_MILLIS = 2000;

    private final Admin admin;

    KafkaDependency(
            @Identifier("default-kafka-broker") Map<String, Object> connection,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        Map<String, Object> config = new LinkedHashMap<>(connection);
        config.keySet().retainAll(AdminClientConfig.configNames());
        config.put(AdminClientConfig.CLIENT_ID_CONFIG, service + "-health");
        this.admin = Admin.create(config);
    }

    @PreDestroy
    void close() {
        admin.close(Duration.ZERO);
    }

    @Override
    public String name() {
        return NAME;
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
