package dev.synod.deployment;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the deployed files are. */
public final class Repository {

    private Repository() {}

    /** A file or folder of the repository, by its path from the root. */
    public static Path file(String path) {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("infra/kafka/topics.yaml"))) {
            folder = folder.getParent();
        }
        return folder.resolve(path);
    }
}
