package dev.synod.simulator.text;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The texts under {@code phrases/}, read once: sections of lines, and blocks of fields. */
final class PhraseBank {

    private static final Map<String, List<String>> COMMON = sections("common.txt");
    private static final Map<Lens, Map<String, List<String>>> BY_LENS = byLens();

    private PhraseBank() {}

    /** The lines of a section of {@code common.txt}; empty when there is none of that name. */
    static List<String> common(String section) {
        return COMMON.getOrDefault(section, List.of());
    }

    /** The lines of a section of a lens; empty when there is none of that name. */
    static List<String> of(Lens lens, String section) {
        return BY_LENS.getOrDefault(lens, Map.of()).getOrDefault(section, List.of());
    }

    /** The blocks of a file: fields {@code key: value}, parted by blank lines. */
    static List<Map<String, String>> blocks(String file) {
        List<Map<String, String>> blocks = new ArrayList<>();
        Map<String, String> block = new LinkedHashMap<>();
        for (String line : lines(file)) {
            int colon = line.indexOf(": ");
            if (colon > 0) {
                block.put(line.substring(0, colon), line.substring(colon + 2));
            } else if (line.isBlank() && !block.isEmpty()) {
                blocks.add(block);
                block = new LinkedHashMap<>();
            }
        }
        if (!block.isEmpty()) {
            blocks.add(block);
        }
        return List.copyOf(blocks);
    }

    private static Map<Lens, Map<String, List<String>>> byLens() {
        Map<Lens, Map<String, List<String>>> result = new HashMap<>();
        for (Lens lens : Lens.values()) {
            result.put(lens, sections("lens/" + lens.fileName() + ".txt"));
        }
        return result;
    }

    private static Map<String, List<String>> sections(String file) {
        Map<String, List<String>> sections = new HashMap<>();
        List<String> current = new ArrayList<>();
        for (String line : lines(file)) {
            if (line.startsWith("[")) {
                current = new ArrayList<>();
                sections.put(line.substring(1, line.indexOf(']')), current);
            } else if (!line.isBlank()) {
                current.add(line);
            }
        }
        return sections;
    }

    private static List<String> lines(String file) {
        try (@Nullable InputStream in = PhraseBank.class.getResourceAsStream("/phrases/" + file)) {
            if (in == null) {
                throw new IllegalStateException("The phrase file /phrases/" + file + " is missing from the build.");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().filter(line -> !line.startsWith("#")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the phrase file " + file, e);
        }
    }
}
