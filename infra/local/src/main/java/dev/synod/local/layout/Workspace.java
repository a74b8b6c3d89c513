package dev.synod.local.layout;

import dev.synod.local.process.PartFailure;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The checked-out repository: where the stack's programs and configuration are.
 *
 * @param root the folder that holds the root pom
 */
public record Workspace(Path root) {

    private static final Path MARK = Path.of("infra", "kafka", "topics.yaml");

    /** The workspace around the current folder, or the one that {@code SYNOD_HOME} names. */
    public static Workspace find() {
        @Nullable String home = System.getenv("SYNOD_HOME");
        Path from = Path.of(home == null ? "" : home).toAbsolutePath();
        for (Path at = from; at != null; at = at.getParent()) {
            if (Files.exists(at.resolve(MARK))) {
                return new Workspace(at);
            }
        }
        throw new PartFailure("no Synod repository at or above " + from + ": there is no " + MARK
                + ". Run from inside the repository, or set SYNOD_HOME to its folder.");
    }

    /** The jars that broker, Connect and the command line run from. */
    public Path lib() {
        return built("lib");
    }

    /** Class path of the programs we only run: broker, Connect, Kafka's tools. */
    public String libClassPath() {
        return lib() + "/*";
    }

    /** Class path of this module's own programs. */
    public String ownClassPath() {
        return local().resolve("classes") + ":" + libClassPath();
    }

    /** Connect's plugin path. */
    public Path plugins() {
        return built("plugins");
    }

    /** Where the stack keeps what depends on versions only: unpacked programs, templates. */
    public Path cache() {
        return local().resolve("cache");
    }

    /** The one jar of the library folder whose name starts like this. */
    public Path jar(String prefix) {
        try (Stream<Path> jars = Files.list(lib())) {
            List<Path> found = jars.filter(jar -> jar.getFileName().toString().startsWith(prefix))
                    .toList();
            if (found.size() != 1) {
                throw new PartFailure("expected one " + prefix + "*.jar in " + lib() + ", found " + found
                        + ". Build it anew: mvn -pl infra/local clean package");
            }
            return found.getFirst();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + lib(), e);
        }
    }

    /** A file of the repository; absent means a broken checkout. */
    public Path file(String first, String... more) {
        Path file = root.resolve(Path.of(first, more));
        if (!Files.exists(file)) {
            throw new PartFailure("missing in the repository: " + file);
        }
        return file;
    }

    private Path local() {
        return root.resolve("infra").resolve("local").resolve("target");
    }

    private Path built(String name) {
        Path path = local().resolve(name);
        if (!Files.isDirectory(path)) {
            throw new PartFailure(path + " is not there yet. Build it: mvn -pl infra/local -am -DskipTests package");
        }
        return path;
    }
}
