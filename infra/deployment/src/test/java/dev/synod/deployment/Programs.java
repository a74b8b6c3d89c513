package dev.synod.deployment;

import dev.synod.local.process.SearchPath;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Programs that judge deployed files as their users do. Without one of them a test is skipped, on CI it fails. */
public final class Programs {

    private Programs() {}

    /** A program on the search path. */
    public static Path required(String name) {
        Optional<Path> program = SearchPath.find(List.of(name), System.getenv("PATH"));
        boolean ci = "true".equals(System.getenv("CI"));
        assertThat(ci && program.isEmpty()).as("CI has no %s", name).isFalse();
        assumeTrue(program.isPresent(), () -> name + " is not installed");
        return program.orElseThrow();
    }

    /** What the program prints; fails with its errors if it does. */
    public static String run(Path folder, Path program, String... arguments) {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        try {
            Path errors = Files.createTempFile("program", ".err");
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectError(errors.toFile())
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int exit = process.waitFor();
            assertThat(exit)
                    .as("%s%n%s%n%s", command, output, Files.readString(errors))
                    .isZero();
            return output;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
