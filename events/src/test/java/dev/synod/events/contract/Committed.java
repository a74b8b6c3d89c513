package dev.synod.events.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Files of the contract as they are committed; {@code -Dsynod.contract.write=true} renews them. */
public final class Committed {
    /** True if the files follow the records instead of checking them. */
    public static final boolean WRITING = Boolean.getBoolean("synod.contract.write");

    public static final Path GOLDEN = Path.of("src/test/resources/golden");
    public static final Path RESOURCES = Path.of("src/main/resources");
    public static final Path SCHEMAS = RESOURCES.resolve("schemas");

    private Committed() {}

    /** A file's text; empty if there is none. */
    public static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Replaces a file. */
    public static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Names of the files in a folder, without a suffix that all must have. */
    public static SortedSet<String> namesIn(Path folder, String suffix) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .map(name -> name.endsWith(suffix) ? name.substring(0, name.length() - suffix.length()) : name)
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
