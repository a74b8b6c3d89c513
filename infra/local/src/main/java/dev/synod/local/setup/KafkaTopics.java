package dev.synod.local.setup;

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

/** Makes the topics that are missing on a cluster. */
public final class KafkaTopics {

    private static final int SECONDS = 30;

    private final String bootstrap;
    private final short replicas;

    /**
     * Topics of a cluster.
     *
     * @param bootstrap where clients connect first
     * @param replicas copies of each partition
     */
    public KafkaTopics(String bootstrap, int replicas) {
        this.bootstrap = bootstrap;
        this.replicas = (short) replicas;
    }

    /** Whether a broker answers. */
    public boolean isReachable() throws InterruptedException {
        try (Admin admin = admin(1500)) {
            return !admin.describeCluster().nodes().get(2, TimeUnit.SECONDS).isEmpty();
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }

    /** Makes what is missing, and returns when all topics have leaders. */
    public void create(TopicsFile wanted) throws ExecutionException, InterruptedException, TimeoutException {
        try (Admin admin = admin(SECONDS * 1000)) {
            Set<String> present = admin.listTopics().names().get(SECONDS, TimeUnit.SECONDS);
            List<NewTopic> missing = wanted.topics().stream()
                    .filter(topic -> !present.contains(topic.name()))
                    .map(topic -> new NewTopic(topic.name(), topic.partitions(), replicas).configs(topic.settings()))
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
