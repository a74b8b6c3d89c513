package dev.synod.deployment.k8s;

import dev.synod.deployment.Repository;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** What production generates is what {@code infra} says; {@code -Dsynod.contract.write=true} renews it. */
class GeneratedTest {

    private static final Path FOLDER = Repository.file("k8s/overlays/production/generated");

    @BeforeAll
    static void renew() throws IOException {
        if (Boolean.getBoolean("synod.contract.write")) {
            for (Map.Entry<String, String> file : Generated.files().entrySet()) {
                Files.writeString(FOLDER.resolve(file.getKey()), file.getValue());
            }
        }
    }

    @Test
    void topics_connector_and_rules_are_those_of_infra() throws IOException {
        Map<String, String> committed = new TreeMap<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.toList()) {
                committed.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        assertThat(committed)
                .as("infra changed: run with -Dsynod.contract.write=true and look at the diff")
                .isEqualTo(Generated.files());
    }
}
