package dev.synod.deployment.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import dev.synod.deployment.Repository;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The fields that custom resources may have of which no Java types are published: a list kept by hand in
 * {@code src/test/resources/k8s/KIND.fields}, its source named there.
 */
final class CustomFields {

    private static final Path FOLDER = Repository.file("infra/deployment/src/test/resources/k8s");

    private CustomFields() {}

    static boolean has(String kind) {
        return Files.exists(file(kind));
    }

    /** Fields of the manifest that its kind doesn't have. */
    static List<String> unknown(JsonNode manifest) {
        Set<String> known = read(file(manifest.path("kind").asText()));
        List<String> unknown = new ArrayList<>();
        manifest.fieldNames().forEachRemaining(field -> {
            if (!Set.of("apiVersion", "kind", "metadata").contains(field)) {
                collect(manifest.get(field), field, known, unknown);
            }
        });
        if (!known.contains("apiVersion=" + manifest.path("apiVersion").asText())) {
            unknown.add("apiVersion " + manifest.path("apiVersion").asText());
        }
        return unknown;
    }

    private static void collect(JsonNode value, String path, Set<String> known, List<String> unknown) {
        if (known.contains(path + ".*")) {
            return;
        }
        if (value.isArray()) {
            value.forEach(item -> collect(item, path, known, unknown));
        } else if (value.isObject()) {
            value.fieldNames().forEachRemaining(field -> collect(value.get(field), path + "." + field, known, unknown));
        } else if (!known.contains(path)) {
            unknown.add(path);
        }
    }

    private static Set<String> read(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path file(String kind) {
        return FOLDER.resolve(kind + ".fields");
    }
}
