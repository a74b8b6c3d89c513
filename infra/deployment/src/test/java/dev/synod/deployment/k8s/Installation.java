package dev.synod.deployment.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Manifests that are applied together.
 *
 * @param documents all of them, as they are sent
 * @param typed those that have a type
 */
record Installation(List<JsonNode> documents, List<HasMetadata> typed) {

    static Installation of(List<JsonNode> documents) {
        return new Installation(
                documents,
                documents.stream()
                        .map(StrictModels::read)
                        .flatMap(Optional::stream)
                        .toList());
    }

    Installation without(JsonNode manifest) {
        return new Installation(
                documents.stream()
                        .filter(document -> !document.equals(manifest))
                        .toList(),
                typed.stream()
                        .filter(one ->
                                !(one.getKind() + " " + one.getMetadata().getName()).equals(Manifests.nameOf(manifest)))
                        .toList());
    }

    Installation with(JsonNode manifest) {
        Installation alone = of(List.of(manifest));
        return new Installation(
                Stream.concat(documents.stream(), alone.documents.stream()).toList(),
                Stream.concat(typed.stream(), alone.typed.stream()).toList());
    }

    <T extends HasMetadata> List<T> all(Class<T> type) {
        return typed.stream().filter(type::isInstance).map(type::cast).toList();
    }

    <T extends HasMetadata> Optional<T> find(Class<T> type, String name) {
        return all(type).stream()
                .filter(one -> one.getMetadata().getName().equals(name))
                .findFirst();
    }

    /** Documents of a kind without a type. */
    Stream<JsonNode> untyped(String kind) {
        return documents.stream()
                .filter(document -> document.path("kind").asText().equals(kind));
    }

    /** All that make pods. */
    List<Workload> workloads() {
        List<Workload> workloads = new ArrayList<>();
        for (HasMetadata one : typed) {
            switch (one) {
                case Deployment deployment ->
                    workloads.add(new Workload(
                            deployment,
                            deployment.getSpec().getSelector(),
                            deployment.getSpec().getTemplate()));
                case StatefulSet set ->
                    workloads.add(new Workload(
                            set, set.getSpec().getSelector(), set.getSpec().getTemplate()));
                case Job job ->
                    workloads.add(new Workload(job, null, job.getSpec().getTemplate()));
                default -> {}
            }
        }
        return workloads;
    }

    Workload workload(String name) {
        return workloads().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no workload " + name));
    }

    /** The environment that the one container of a workload is given by value, from ConfigMaps too. */
    Map<String, String> environment(Workload workload) {
        Map<String, String> environment = new TreeMap<>();
        workload.containers().forEach(container -> {
            container.getEnvFrom().stream()
                    .filter(from -> from.getConfigMapRef() != null)
                    .map(from -> find(ConfigMap.class, from.getConfigMapRef().getName()))
                    .flatMap(Optional::stream)
                    .forEach(map -> environment.putAll(map.getData()));
            container
                    .getEnv()
                    .forEach(variable ->
                            environment.put(variable.getName(), Objects.requireNonNullElse(variable.getValue(), "")));
        });
        return environment;
    }

    /** Whether a selector takes pods with these labels; one that says nothing takes all. */
    static boolean selects(@Nullable LabelSelector selector, Map<String, String> labels) {
        if (selector == null) {
            return false;
        }
        boolean equal = selector.getMatchLabels() == null
                || labels.entrySet().containsAll(selector.getMatchLabels().entrySet());
        return equal
                && selector.getMatchExpressions().stream()
                        .allMatch(expression -> expression.getOperator().equals("In")
                                && expression.getValues().contains(labels.get(expression.getKey())));
    }
}
