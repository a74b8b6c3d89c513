package dev.synod.gateway;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

class ReadmeTest {
    private static final Pattern ROW = Pattern.compile("\\| `(synod\\.gateway\\.[a-z.-]+)` \\| `([^`]+)` \\|.*");

    @Test
    void the_table_of_settings_has_every_key_with_its_default() throws IOException {
        assertThat(documented()).isEqualTo(defaults());
    }

    private static SortedMap<String, String> documented() throws IOException {
        SortedMap<String, String> rows = new TreeMap<>();
        for (String line : Files.readAllLines(Path.of("README.md"))) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                rows.put(row.group(1), row.group(2));
            }
        }
        return rows;
    }

    private static SortedMap<String, String> defaults() throws IOException {
        Properties properties = new Properties();
        try (Reader file = Files.newBufferedReader(Path.of("src/main/resources/application.properties"))) {
            properties.load(file);
        }
        SortedMap<String, String> own = new TreeMap<>();
        properties.forEach((key, value) -> {
            String name = key.toString();
            boolean listed = !value.toString().isEmpty()
                    && name.startsWith("synod.gateway.")
                    && !name.startsWith("synod.gateway.providers.")
                    && !name.startsWith("synod.gateway.routes.");
            if (listed) {
                own.put(name, value.toString());
            }
        });
        return own;
    }
}
