package dev.synod.kit.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import dev.synod.events.MessageJson;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A JSON file of data. One with anything wrong is refused as a whole, by an {@link IllegalStateException} that lists
 * all that is wrong: where, what, and how to mend it.
 */
public final class DataFile {
    private static final int LONGEST_ECHO = 60;

    private DataFile() {}

    /** Makes something of a file's content. */
    public interface Reading<T> {
        /** @param problems takes what is wrong; with any in it, the result is thrown away */
        T read(JsonNode root, List<String> problems);
    }

    /**
     * The file that is built into a service.
     *
     * @param owner a class of that service
     * @param resource its absolute name
     */
    public static <T> T shipped(Class<?> owner, String resource, Reading<T> reading) {
        try (InputStream json = owner.getResourceAsStream(resource)) {
            return read(resource, Objects.requireNonNull(json, resource), reading);
        } catch (IOException e) {
            throw new IllegalStateException(resource + " is missing from the build: " + e, e);
        }
    }

    /**
     * An operator's own file.
     *
     * @param setting which names it
     */
    public static <T> T own(String path, String setting, Reading<T> reading) {
        String file = "%s (%s)".formatted(path, setting);
        try (InputStream json = Files.newInputStream(Path.of(path))) {
            return read(file, json, reading);
        } catch (IOException | InvalidPathException e) {
            throw new IllegalStateException(
                    file + " cannot be opened, name a file that is there and may be read: " + e, e);
        }
    }

    /**
     * Content from anywhere.
     *
     * @param file what to call it when something is wrong with it
     */
    public static <T> T read(String file, InputStream json, Reading<T> reading) {
        List<String> problems = new ArrayList<>();
        T content = reading.read(tree(file, json), problems);
        if (!problems.isEmpty()) {
            int count = problems.size();
            throw new IllegalStateException("%s has %s:\n- %s"
                    .formatted(file, count == 1 ? "a problem" : count + " problems", String.join("\n- ", problems)));
        }
        return content;
    }

    /** A value as it stands in the file, cut if long. */
    public static String echo(JsonNode value) {
        String json = value.toString();
        return json.length() <= LONGEST_ECHO ? json : json.substring(0, LONGEST_ECHO) + "…";
    }

    private static JsonNode tree(String file, InputStream json) {
        try {
            return MessageJson.MAPPER
                    .reader()
                    .with(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .readTree(json.readAllBytes());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "%s is not JSON, mend line %d, column %d or just before: %s"
                            .formatted(
                                    file,
                                    e.getLocation().getLineNr(),
                                    e.getLocation().getColumnNr(),
                                    e.getOriginalMessage()),
                    e);
        } catch (IOException e) {
            throw new IllegalStateException(file + " cannot be read, it must be a JSON file in UTF-8: " + e, e);
        }
    }
}
