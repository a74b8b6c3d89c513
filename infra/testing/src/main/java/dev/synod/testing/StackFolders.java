package dev.synod.testing;

import dev.synod.local.layout.FileTree;
import dev.synod.local.layout.StateDirectory;
import dev.synod.local.part.PostgresServer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The folders of test JVMs' stacks, one per process id. */
final class StackFolders {

    private StackFolders() {}

    /** Removes those of test JVMs that are gone; a killed one could not clean up. */
    static void removeAbandoned(Path parent) throws IOException {
        if (!Files.isDirectory(parent)) {
            return;
        }
        try (Stream<Path> folders = Files.list(parent)) {
            for (Path folder : (Iterable<Path>) folders::iterator) {
                if (ProcessHandle.of(Long.parseLong(folder.getFileName().toString()))
                        .isEmpty()) {
                    PostgresServer.forget(new StateDirectory(folder));
                    FileTree.delete(folder);
                }
            }
        }
    }
}
