package dev.synod.stream;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

class ReadmeTest {
    private static final Pattern KEY = Pattern.compile("(synod\\.stream\\.[a-z.-]+)=(.*)");
    private static final Pattern ROW = Pattern.compile("\\| `(synod\\.stream\\.[a-z.-]+)` \\| (\\S+) \\|.*");

    @Test
    void the_readme_lists_every_key_with_its_default() throws IOException {
        assertThat(pairs("README.md", ROW))
                .containsExactlyElementsOf(pairs("src/main/resources/application.properties", KEY));
    }

    private static List<String> pairs(String file, Pattern pattern) throws IOException {
        return Files.readAllLines(Path.of(file)).stream()
                .map(pattern::matcher)
                .filter(Matcher::matches)
                .map(row -> row.group(1) + "=" + row.group(2))
                .toList();
    }
}
