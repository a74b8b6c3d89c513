package dev.synod.deployment.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.synod.deployment.Programs;
import dev.synod.deployment.Repository;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What {@code kubectl apply -k} would send, made once for each folder. */
final class Manifests {

    static final String BASE = "k8s/base";
    static final String DEMO = "k8s/overlays/demo";
    static final String PRODUCTION = "k8s/overlays/production";

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Map<String, List<JsonNode>> RENDERED = new ConcurrentHashMap<>();

    private Manifests() {}

    /** The documents of a kustomization. */
    static List<JsonNode> of(String folder) {
        return RENDERED.computeIfAbsent(
                folder,
                any -> parse(Programs.run(
                        Repository.file("."),
                        Programs.required("kubectl"),
                        "kustomize",
                        Repository.file(folder).toString())));
    }

    static List<JsonNode> parse(String documents) {
        try (MappingIterator<JsonNode> read = YAML.readerFor(JsonNode.class).readValues(documents)) {
            return read.readAll();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For people: {@code Deployment edge}. */
    static String nameOf(JsonNode manifest) {
        return manifest.path("kind").asText() + " "
                + manifest.at("/metadata/name").asText();
    }
}
