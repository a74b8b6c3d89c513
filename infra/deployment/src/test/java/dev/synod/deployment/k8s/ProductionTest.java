package dev.synod.deployment.k8s;

import dev.synod.deployment.KnownSettings;
import dev.synod.deployment.Repository;
import io.strimzi.api.kafka.model.connect.KafkaConnect;
import io.strimzi.api.kafka.model.connect.KafkaConnectSpec;
import io.strimzi.api.kafka.model.user.KafkaUser;
import io.strimzi.api.kafka.model.user.KafkaUserAuthorizationSimple;
import io.strimzi.api.kafka.model.user.acl.AclResourcePatternType;
import io.strimzi.api.kafka.model.user.acl.AclRule;
import io.strimzi.api.kafka.model.user.acl.AclRuleTopicResource;
import io.strimzi.api.kafka.model.user.acl.StrimziAclOperation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** What production says by hand agrees with what stands elsewhere, and what is to be filled in stands in two files. */
class ProductionTest {

    private static final Installation PRODUCTION = Installation.of(Manifests.of(Manifests.PRODUCTION));
    /** What Strimzi sets itself, or what it is told by fields of its own. */
    private static final Set<String> OF_STRIMZI =
            Set.of("bootstrap.servers", "listeners", "rest.advertised.host.name", "plugin.path", "plugin.discovery");

    @Test
    void only_two_files_are_to_be_filled_in() throws IOException {
        try (Stream<Path> files = Files.walk(Repository.file(Manifests.PRODUCTION))) {
            List<String> named = files.filter(Files::isRegularFile)
                    .filter(ProductionTest::namesExample)
                    .map(file -> file.getFileName().toString())
                    .toList();
            assertThat(named).containsExactlyInAnyOrder("services.env", "site.env");
        }
        assertThat(Manifests.of(Manifests.PRODUCTION).toString()).doesNotContain("replaced-by");
    }

    @Test
    void the_worker_has_the_settings_of_the_one_in_infra() throws IOException {
        Properties wanted = new Properties();
        try (Reader file = Files.newBufferedReader(Repository.file("infra/connect/worker.properties"))) {
            wanted.load(file);
        }
        KafkaConnectSpec spec =
                PRODUCTION.find(KafkaConnect.class, "connect").orElseThrow().getSpec();
        Map<String, Object> given = new HashMap<>(spec.getConfig());
        given.putAll(Map.of(
                "group.id", spec.getGroupId(),
                "config.storage.topic", spec.getConfigStorageTopic(),
                "offset.storage.topic", spec.getOffsetStorageTopic(),
                "status.storage.topic", spec.getStatusStorageTopic()));
        assertThat(texts(given))
                .isEqualTo(wanted.stringPropertyNames().stream()
                        .filter(key -> !OF_STRIMZI.contains(key))
                        .collect(Collectors.toMap(key -> key, key -> wanted.getProperty(key)
                                .replace("${SYNOD_TOPIC_REPLICAS}", "3")
                                .replace("${SYNOD_CONNECT_SECRETS}", "/mnt/synod"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"session-service", "llm-gateway-service", "persistence-worker", "stream-service"})
    void a_service_may_read_what_it_consumes_and_write_what_it_produces(String service) {
        Map<String, String> properties = KnownSettings.properties(service);
        properties.forEach((key, topic) -> {
            if (key.matches("mp\\.messaging\\.incoming\\.[^.]+\\.topic")) {
                assertThat(may(service, StrimziAclOperation.READ, topic))
                        .as("%s reads %s", service, topic)
                        .isTrue();
            }
            if (key.matches("mp\\.messaging\\.(outgoing\\.[^.]+|.*\\.dead-letter-queue)\\.topic")) {
                assertThat(may(service, StrimziAclOperation.WRITE, topic))
                        .as("%s writes %s", service, topic)
                        .isTrue();
            }
        });
    }

    @Test
    void nobody_may_do_more_than_asked_for() {
        assertThat(may("stream-service", StrimziAclOperation.WRITE, "synod.session.events.v1"))
                .isFalse();
        assertThat(may("persistence-worker", StrimziAclOperation.READ, "synod.llm.requests.v1"))
                .isFalse();
    }

    private static boolean may(String user, StrimziAclOperation operation, String topic) {
        return acls(user).stream()
                .filter(rule -> rule.getOperations().contains(operation))
                .map(AclRule::getResource)
                .filter(AclRuleTopicResource.class::isInstance)
                .map(AclRuleTopicResource.class::cast)
                .anyMatch(resource -> resource.getPatternType() == AclResourcePatternType.PREFIX
                        ? topic.startsWith(resource.getName())
                        : topic.equals(resource.getName()));
    }

    private static List<AclRule> acls(String user) {
        KafkaUser found = PRODUCTION.find(KafkaUser.class, user).orElseThrow();
        return ((KafkaUserAuthorizationSimple) found.getSpec().getAuthorization()).getAcls();
    }

    private static Map<String, String> texts(Map<String, Object> values) {
        return values.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> String.valueOf(entry.getValue())));
    }

    private static boolean namesExample(Path file) {
        try {
            return Files.readString(file).contains("example.org");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
