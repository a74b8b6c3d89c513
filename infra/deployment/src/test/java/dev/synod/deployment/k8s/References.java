package dev.synod.deployment.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KeyToPath;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.user.KafkaUser;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether the ConfigMaps and Secrets that pods name are there, with the keys that are asked of them. */
final class References {

    private final Map<String, Set<String>> configMaps;
    private final Map<String, Set<String>> secrets = new HashMap<>();
    private final List<String> found = new ArrayList<>();

    private References(Installation installation) {
        configMaps = installation.all(ConfigMap.class).stream()
                .collect(Collectors.toMap(References::name, map -> map.getData().keySet()));
        installation
                .all(Secret.class)
                .forEach(secret -> secrets.put(name(secret), secret.getData().keySet()));
        installation.untyped("ExternalSecret").forEach(this::external);
        // Made by the operators.
        installation
                .all(KafkaUser.class)
                .forEach(user ->
                        secrets.put(name(user), Set.of("ca.crt", "user.crt", "user.key", "user.p12", "user.password")));
        installation
                .all(Kafka.class)
                .forEach(kafka ->
                        secrets.put(name(kafka) + "-cluster-ca-cert", Set.of("ca.crt", "ca.p12", "ca.password")));
        installation
                .untyped("Cluster")
                .filter(cluster -> cluster.at("/spec/enableSuperuserAccess").asBoolean())
                .forEach(cluster -> secrets.put(
                        cluster.at("/metadata/name").asText() + "-superuser", Set.of("username", "password")));
    }

    /** What is named and isn't there. */
    static List<String> violations(Installation installation) {
        References references = new References(installation);
        for (Workload workload : installation.workloads()) {
            workload.containers().forEach(container -> references.environment(workload.name(), container));
            workload.pod().getVolumes().forEach(volume -> references.volume(workload, volume));
        }
        return references.found;
    }

    private void external(JsonNode secret) {
        Set<String> keys = new HashSet<>();
        secret.at("/spec/data")
                .forEach(entry -> keys.add(entry.path("secretKey").asText()));
        secret.at("/spec/target/template/data").fieldNames().forEachRemaining(keys::add);
        secrets.put(secret.at("/spec/target/name").asText(), keys);
    }

    private void environment(String workload, Container container) {
        container.getEnvFrom().forEach(from -> {
            if (from.getConfigMapRef() != null) {
                need(workload, "ConfigMap", configMaps, from.getConfigMapRef().getName(), List.of());
            }
            if (from.getSecretRef() != null) {
                need(workload, "Secret", secrets, from.getSecretRef().getName(), List.of());
            }
        });
        container.getEnv().stream()
                .filter(variable -> variable.getValueFrom() != null
                        && variable.getValueFrom().getSecretKeyRef() != null)
                .map(variable -> variable.getValueFrom().getSecretKeyRef())
                .filter(key -> !Boolean.TRUE.equals(key.getOptional()))
                .forEach(key -> need(workload, "Secret", secrets, key.getName(), List.of(key.getKey())));
    }

    private void volume(Workload workload, Volume volume) {
        if (volume.getConfigMap() != null) {
            List<String> keys = new ArrayList<>(keys(volume.getConfigMap().getItems()));
            if (keys.isEmpty()) {
                workload.containers().stream()
                        .flatMap(container -> container.getVolumeMounts().stream())
                        .filter(mount -> mount.getName().equals(volume.getName()))
                        .map(VolumeMount::getSubPath)
                        .filter(path -> path != null)
                        .forEach(keys::add);
            }
            need(workload.name(), "ConfigMap", configMaps, volume.getConfigMap().getName(), keys);
        }
        if (volume.getSecret() != null) {
            need(
                    workload.name(),
                    "Secret",
                    secrets,
                    volume.getSecret().getSecretName(),
                    keys(volume.getSecret().getItems()));
        }
    }

    private void need(String workload, String kind, Map<String, Set<String>> there, String name, List<String> keys) {
        if (!there.containsKey(name)) {
            found.add(workload + " names the " + kind + " " + name + ", which isn't there");
        } else if (!there.get(name).containsAll(keys)) {
            found.add(workload + " asks " + keys + " of the " + kind + " " + name + ", which has " + there.get(name));
        }
    }

    private static List<String> keys(List<KeyToPath> items) {
        return items.stream().map(KeyToPath::getKey).toList();
    }

    private static String name(HasMetadata one) {
        return one.getMetadata().getName();
    }
}
