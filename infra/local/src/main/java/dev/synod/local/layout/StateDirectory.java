package dev.synod.local.layout;

import dev.synod.local.process.RunDirectory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Everything one stack leaves on disk, under one folder, so that several stacks can live side by side.
 *
 * @param root {@code .synod} for the developer's stack, a folder below {@code target} for a test's
 * @param templated whether data folders may be copied from earlier ones with the same passwords; for tests
 */
public record StateDirectory(Path root, boolean templated) {

    public StateDirectory {
        root = root.toAbsolutePath().normalize();
    }

    /** A state of its own, with nothing copied from anywhere. */
    public StateDirectory(Path root) {
        this(root, false);
    }

    /** Pid records. */
    public RunDirectory run() {
        return new RunDirectory(root.resolve("run"));
    }

    /** One log file per part. */
    public Path logs() {
        return root.resolve("logs");
    }

    /** Generated passwords, readable by the owner only. */
    public Path secrets() {
        return root.resolve("secrets");
    }

    /** The development identity issuer's key pair. */
    public Path identity() {
        return root.resolve("identity");
    }

    /** Kept spans. */
    public Path spans() {
        return root.resolve("spans");
    }

    /** A part's data; made if absent. */
    public Path data(String part) throws IOException {
        return Files.createDirectories(root.resolve("data").resolve(part));
    }

    /** A part's generated configuration; made if absent. */
    public Path config() throws IOException {
        return Files.createDirectories(root.resolve("config"));
    }
}
