package dev.synod.gateway.adapter.models;

import dev.synod.kit.file.DataFile;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

class DocumentedModelsTest {
    @Test
    void the_file_that_the_documentation_shows_is_accepted() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "models.md"));
        String json = page.substring(page.indexOf("```json\n") + 8, page.indexOf("```", page.indexOf("```json\n") + 8));

        assertThat(DataFile.read(
                                "models.md",
                                new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)),
                                ModelReader.onTopOf(ModelFile.shipped()))
                        .embeddings()
                        .mentions("acme"))
                .isTrue();
    }
}
