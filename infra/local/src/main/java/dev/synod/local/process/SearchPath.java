package dev.synod.local.process;

import org.jspecify.annotations.Nullable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs by their names, as a shell finds them. */
public final class SearchPath {
    private SearchPath() {}

    /**
     * The first of the names that is there.
     *
     * @param folders separated by colons; null for none
     */
    public static Optional<Path> find(List<String> names, @Nullable String folders) {
        return folders == null
                ? Optional.empty()
                : names.stream()
                        .flatMap(name -> Stream.of(folders.split(":")).map(folder -> Path.of(folder, name)))
                        .filter(Files::isExecutable)
                        .findFirst();
    }
}
