package dev.synod.local.layout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Passwords made at first use, one file each, readable by the owner only. */
public final class Secrets {

    private static final int BYTES = 24;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path directory;

    public Secrets(Path directory) {
        this.directory = directory;
    }

    /** Where they are kept. */
    public Path directory() {
        return directory;
    }

    /** The password of this name, made if there is none yet. */
    public String get(String name) {
        Path file = directory.resolve(name);
        try {
            if (!Files.exists(file)) {
                create(file);
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read or make the secret " + file, e);
        }
    }

    private void create(Path file) throws IOException {
        Files.createDirectories(
                directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        Path fresh = Files.createTempFile(
                directory,
                ".new",
                "",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(fresh, HexFormat.of().formatHex(bytes), StandardOpenOption.TRUNCATE_EXISTING);
        try {
            Files.createLink(file, fresh);
        } catch (FileAlreadyExistsException e) {
            // another process was first: its secret is the one that counts
        } finally {
            Files.delete(fresh);
        }
    }
}
