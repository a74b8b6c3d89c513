package dev.synod.simulator.prompt;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** The verbs that questions for a council are about, read once from {@code phrases/verbs.txt}. */
final class Verbs {

    /** All of them, in their base form. */
    static final Set<String> ALL = read();

    private Verbs() {}

    private static Set<String> read() {
        try (@Nullable InputStream in = Verbs.class.getResourceAsStream("/phrases/verbs.txt")) {
            if (in == null) {
                throw new IllegalStateException("The file /phrases/verbs.txt is missing from the build.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> Arrays.stream(line.split(" ")))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the verbs", e);
        }
    }
}
