package dev.synod.local.process;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The pid records of a stack, one file per part, readable by any process: the supervisor writes, everybody reads.
 * A part is held (killed without being started again) while its hold file is there.
 */
public final class RunDirectory {

    private static final Logger LOG = System.getLogger(RunDirectory.class.getName());
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private final Path directory;

    public RunDirectory(Path directory) {
        this.directory = directory;
    }

    /** Writes a record so that a reader sees the old one or the new one, never half of it. */
    public void write(PidRecord pidRecord) {
        try {
            Files.createDirectories(directory);
            Path fresh = Files.createTempFile(directory, pidRecord.part(), ".tmp");
            JSON.writeValue(fresh.toFile(), pidRecord);
            Files.move(fresh, file(pidRecord.part()), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the pid record of " + pidRecord.part(), e);
        }
    }

    /** The record of one part. An unreadable file is reported and counts as none. */
    public Optional<PidRecord> read(String part) {
        Path file = file(part);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(file.toFile(), PidRecord.class));
        } catch (IOException e) {
            LOG.log(Logger.Level.WARNING, "ignoring the unreadable pid record {0}: {1}", file, e.getMessage());
            return Optional.empty();
        }
    }

    /** All records, by name of part. */
    public List<PidRecord> all() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .sorted()
                    .map(name -> read(name.substring(0, name.length() - ".json".length())))
                    .flatMap(Optional::stream)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + directory, e);
        }
    }

    /** Forgets a part. */
    public void remove(String part) {
        try {
            Files.deleteIfExists(file(part));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove the pid record of " + part, e);
        }
    }

    /** Keeps a part from being started again after it ended, until {@link #release}. */
    public void hold(String part) {
        try {
            Files.createDirectories(directory);
            Files.writeString(holdFile(part), "");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot hold " + part, e);
        }
    }

    /** Lets a held part be started again. */
    public void release(String part) {
        try {
            Files.deleteIfExists(holdFile(part));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot release " + part, e);
        }
    }

    /** Whether a part is kept from being started. */
    public boolean isHeld(String part) {
        return Files.exists(holdFile(part));
    }

    private Path file(String part) {
        return directory.resolve(part + ".json");
    }

    private Path holdFile(String part) {
        return directory.resolve(part + ".hold");
    }
}
