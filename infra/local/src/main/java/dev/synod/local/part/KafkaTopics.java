package dev.synod.local.part;

import dev.synod.local.layout.StackPorts;
import dev.synod.local.layout.TopicsFile;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Makes the topics that are missing on a broker. */
final class KafkaTopics {

    private static final short ONE_REPLICA = 1;
    private static final int SECONDS = 30;

    private final int port;
    private final String bootstrap;

    KafkaTopics(int port) {
        this.port = port;
        this.bootstrap = "127.0.0.1:" + port;
    }

    /** Whether the broker answers. A closed port is found out first, since the client would log each refusal. */
    boolean isReachable() throws InterruptedException {
        if (!StackPorts.isListening(port)) {
            return false;
        }
        try (Admin admin = admin(1500)) {
            return !admin.describeCluster().nodes().get(2, TimeUnit.SECONDS).isEmpty();
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }

    /** Makes what is missing, and returns when all topics have leaders. */
    void create(TopicsFile wanted) throws ExecutionException, InterruptedException, TimeoutException {
        try (Admin admin = admin(SECONDS * 1000)) {
            Set<String> present = admin.listTopics().names().get(SECONDS, TimeUnit.SECONDS);
            List<NewTopic> missing = wanted.topics().stream()
                    .filter(topic -> !present.contains(topic.name()))
                    .map(topic -> new NewTopic(topic.name(), topic.partitions(), ONE_REPLICA).configs(topic.settings()))
                    .toList();
            admin.createTopics(missing).all().get(SECONDS, TimeUnit.SECONDS);
        }
    }

    private Admin admin(int timeoutMillis) {
        return Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, timeoutMillis,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, timeoutMillis));
    }
}
