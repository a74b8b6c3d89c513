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

    /** Sets a password of the caller's choice, for stacks that share a data template. */
    public void set(String name, String value) {
        try {
            Files.writeString(prepared().resolve(name), value);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the secret " + name, e);
        }
    }

    private void create(Path file) throws IOException {
        prepared();
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

    private Path prepared() throws IOException {
        // Only the folder itself is closed: other users may have to pass through those above it.
        Files.createDirectories(directory.toAbsolutePath().getParent());
        Files.createDirectories(
                directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        return directory;
    }
}
