package dev.synod.local.layout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What files that several environments share leave open, as {@code ${NAME}}. */
public final class Placeholders {
    private Placeholders() {}

    /** The text of a file with these filled in; others stay, for whoever reads the text. */
    public static String filled(Path file, Map<String, String> values) throws IOException {
        String text = Files.readString(file);
        for (Map.Entry<String, String> value : values.entrySet()) {
            text = text.replace("${" + value.getKey() + "}", value.getValue());
        }
        return text;
    }
}
