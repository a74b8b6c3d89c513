package dev.synod.session.core;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The state diagrams as they are drawn in the documentation. */
final class StateDiagrams {
    private static final Path PAGE = Path.of("../docs/deliberation.md");
    private static final Pattern ARROW = Pattern.compile("^ *([A-Z]+) --> ([A-Z]+)(?: *:.*)?$", Pattern.MULTILINE);

    private StateDiagrams() {}

    /** Every arrow, as {@code FROM -> TO}. */
    static List<String> transitions() {
        try {
            return ARROW.matcher(Files.readString(PAGE))
                    .results()
                    .map(arrow -> arrow.group(1) + " -> " + arrow.group(2))
                    .distinct()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
