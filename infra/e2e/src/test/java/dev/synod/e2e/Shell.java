package dev.synod.e2e;

import dev.synod.local.layout.Workspace;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Commands as somebody types them at the top of the repository, which is built already.
 *
 * @param outputs a folder for what they print
 * @param environment besides this process's own
 */
public record Shell(Path outputs, Map<String, String> environment) {

    /** A command that has ended. */
    public record Finished(int exitCode, String output) {}

    /** Where the repository is. */
    static Path root() {
        return Workspace.find().root();
    }

    /** {@code ./synod …}, to its end. */
    public Finished synod(Duration patience, String... arguments) throws IOException, InterruptedException {
        return run(
                patience,
                Stream.concat(Stream.of(root().resolve("synod").toString()), Stream.of(arguments))
                        .toArray(String[]::new));
    }

    Finished run(Duration patience, String... command) throws IOException, InterruptedException {
        Path output = Files.createTempFile(outputs, "synod", ".out");
        Process process = start(output, command);
        boolean ended = process.waitFor(patience.toSeconds(), TimeUnit.SECONDS);
        if (!ended) {
            process.destroyForcibly();
        }
        String text = Files.readString(output, StandardCharsets.UTF_8);
        assertThat(ended).as("ended in time: " + text).isTrue();
        return new Finished(process.exitValue(), text);
    }

    Process start(Path output, String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(root().toFile())
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        builder.environment().put("SYNOD_BUILD", "no");
        return builder.start();
    }
}
