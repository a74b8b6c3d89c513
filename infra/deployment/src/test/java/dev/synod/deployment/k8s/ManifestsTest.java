package dev.synod.deployment.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Every manifest is what its API takes, to the letter. */
class ManifestsTest {

    @ParameterizedTest
    @ValueSource(strings = {Manifests.BASE, Manifests.DEMO, Manifests.PRODUCTION})
    void every_manifest_has_only_fields_that_its_kind_has(String folder) {
        List<JsonNode> manifests = Manifests.of(folder);
        assertThat(manifests).hasSizeGreaterThan(40).allSatisfy(manifest -> {
            if (StrictModels.read(manifest).isEmpty()) {
                assertThat(manifest.path("kind").asText())
                        .as("a kind without type or list of fields")
                        .satisfies(kind -> assertThat(CustomFields.has(kind)).isTrue());
                assertThat(CustomFields.unknown(manifest))
                        .as(Manifests.nameOf(manifest))
                        .isEmpty();
            }
        });
    }

    @ParameterizedTest
    @CsvSource({
        "Deployment, /spec/template/spec/containers/0/livenessProbe/httpGet, paht, /",
        "NetworkPolicy, /spec, podSelektor, {}",
        "HorizontalPodAutoscaler, /spec/metrics/0/resource/target, averageUse, 70",
        "Kafka, /spec/kafka/listeners/0, tsl, true",
        "KafkaUser, /spec/authorization/acls/0/resource, pattern, literal",
        "KafkaConnect, /spec/template/connectContainer, mounts, none",
        "ServiceMonitor, /spec/endpoints/0, paths, /q/metrics",
        "Ingress, /spec/rules/0/http/paths/0/backend, services, edge",
    })
    void a_misspelt_field_is_refused_at_any_depth(String kind, String at, String field, String value) {
        JsonNode manifest = first(kind);
        ((ObjectNode) manifest.at(at)).put(field, value);
        assertThatThrownBy(() -> StrictModels.read(manifest)).hasMessageContaining(field);
    }

    @ParameterizedTest
    @CsvSource({
        "Cluster, /spec/replicationSlots/highAvailability, synchronise",
        "ExternalSecret, /spec/target, nam",
        "ObjectStore, /spec/configuration, path",
        "ScheduledBackup, /spec, cron",
    })
    void so_it_is_where_fields_are_listed_by_hand(String kind, String at, String field) {
        JsonNode manifest = first(kind);
        ((ObjectNode) manifest.at(at)).put(field, "x");
        assertThat(CustomFields.unknown(manifest))
                .containsExactly(at.substring(1).replace('/', '.') + "." + field);
    }

    @Test
    void a_number_is_no_text() {
        JsonNode manifest = first("ConfigMap");
        ((ObjectNode) manifest.get("data")).put("PORT", 8081);
        assertThatThrownBy(() -> StrictModels.read(manifest)).hasMessageContaining("coerce");
    }

    private static JsonNode first(String kind) {
        return Manifests.of(Manifests.PRODUCTION).stream()
                .filter(manifest -> manifest.path("kind").asText().equals(kind))
                .findFirst()
                .orElseThrow()
                .deepCopy();
    }
}
