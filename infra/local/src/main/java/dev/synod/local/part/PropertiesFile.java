package dev.synod.local.part;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Writes the configuration files of the Java children. */
final class PropertiesFile {

    private PropertiesFile() {}

    /** Writes the entries sorted by key and returns the file. */
    static Path write(Path file, Map<String, String> entries) throws IOException {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(entries).forEach((key, value) -> text.append(key)
                .append('=')
                .append(value.replace("\\", "\\\\"))
                .append('\n'));
        return Files.writeString(file, text);
    }
}
