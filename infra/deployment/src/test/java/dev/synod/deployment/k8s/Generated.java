package dev.synod.deployment.k8s;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.synod.deployment.Repository;
import dev.synod.local.layout.TopicsFile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the operators of production are to make, out of the files in {@code infra} that say it: text by file name. */
final class Generated {

    private static final Path RULES = Repository.file("infra/observability/rules");
    private static final String NOTE = "# Made from %s by GeneratedTest; don't edit.\n";

    /** Where production's database and Connect's secrets are, and how often topics are kept. */
    private static final Map<String, String> PLACES = Map.of(
            "SYNOD_POSTGRES_HOST", "postgres-rw",
            "SYNOD_POSTGRES_PORT", "5432",
            "SYNOD_CONNECT_SECRETS", "/mnt/synod",
            "SYNOD_TOPIC_REPLICAS", "3");

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.LITERAL_BLOCK_STYLE)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .build();

    private Generated() {}

    /** All files of {@code k8s/overlays/production/generated}. */
    static SortedMap<String, String> files() {
        SortedMap<String, String> files = new TreeMap<>();
        files.put("topics.yaml", note("infra/kafka/topics.yaml") + topics());
        files.put("connector.yaml", note("infra/connect/outbox-connector.json") + connector());
        if (Files.isDirectory(RULES)) {
            files.put("rules.yaml", note("infra/observability/rules") + rules());
        }
        ObjectNode kustomization = YAML.createObjectNode()
                .put("apiVersion", "kustomize.config.k8s.io/v1beta1")
                .put("kind", "Kustomization");
        files.keySet().forEach(kustomization.withArray("resources")::add);
        files.put("kustomization.yaml", note("what lies beside it") + text(kustomization));
        return files;
    }

    private static String topics() {
        return TopicsFile.read(Repository.file("infra/kafka/topics.yaml")).topics().stream()
                .map(topic -> {
                    ObjectNode manifest = manifest("kafka.strimzi.io/v1", "KafkaTopic", topic.name());
                    manifest.withObject("/metadata/labels").put("strimzi.io/cluster", "kafka");
                    ObjectNode spec = manifest.putObject("spec")
                            .put("partitions", topic.partitions())
                            .put("replicas", Integer.parseInt(PLACES.get("SYNOD_TOPIC_REPLICAS")));
                    new TreeMap<>(topic.settings()).forEach(spec.putObject("config")::put);
                    return text(manifest);
                })
                .collect(Collectors.joining("---\n"));
    }

    private static String connector() {
        String source = read(Repository.file("infra/connect/outbox-connector.json"));
        for (Map.Entry<String, String> place : PLACES.entrySet()) {
            source = source.replace("${" + place.getKey() + "}", place.getValue());
        }
        ObjectNode config = (ObjectNode) parse(source);
        ObjectNode manifest = manifest("kafka.strimzi.io/v1", "KafkaConnector", "outbox");
        manifest.withObject("/metadata/labels").put("strimzi.io/cluster", "connect");
        ObjectNode spec = manifest.putObject("spec")
                .put("class", config.remove("connector.class").asText())
                .put("tasksMax", config.remove("tasks.max").asInt());
        spec.putObject("autoRestart").put("enabled", true);
        // With standbys the slot has to be kept on them too: PostgreSQL 17 and newer do, if it is made so.
        spec.set("config", config.put("slot.failover", "true"));
        return text(manifest);
    }

    private static String rules() {
        try (Stream<Path> files = Files.list(RULES)) {
            List<Path> sorted = files.sorted().toList();
            return sorted.stream()
                    .map(file -> {
                        String name = file.getFileName().toString().replace(".yaml", "");
                        ObjectNode manifest = manifest("monitoring.coreos.com/v1", "PrometheusRule", name);
                        manifest.putObject("spec")
                                .set("groups", parse(read(file)).get("groups"));
                        return text(manifest);
                    })
                    .collect(Collectors.joining("---\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode manifest(String apiVersion, String kind, String name) {
        ObjectNode manifest =
                YAML.createObjectNode().put("apiVersion", apiVersion).put("kind", kind);
        manifest.putObject("metadata").put("name", name);
        return manifest;
    }

    private static String note(String source) {
        return NOTE.formatted(source);
    }

    private static String text(ObjectNode manifest) {
        try {
            return YAML.writeValueAsString(manifest);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode parse(String yamlOrJson) {
        try {
            return YAML.readTree(yamlOrJson);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
