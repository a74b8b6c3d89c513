package dev.synod.local.trace;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.lang.System.Logger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The kept spans: a few files of JSON lines, the oldest thrown away when a new one is begun. */
public final class SpanStore {

    private static final Logger LOG = System.getLogger(SpanStore.class.getName());
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final int FILES = 4;
    private static final long DEFAULT_FILE_BYTES = 16L << 20;

    private final Path folder;
    private final long fileBytes;

    /** A store of at most 64 MiB. */
    public SpanStore(Path folder) {
        this(folder, DEFAULT_FILE_BYTES);
    }

    SpanStore(Path folder, long fileBytes) {
        this.folder = folder;
        this.fileBytes = fileBytes;
    }

    /** Keeps spans. One process writes at a time. */
    synchronized void add(List<Span> spans) throws IOException {
        Files.createDirectories(folder);
        StringBuilder lines = new StringBuilder();
        for (Span span : spans) {
            lines.append(JSON.writeValueAsString(span)).append('\n');
        }
        if (Files.exists(file(0)) && Files.size(file(0)) > fileBytes) {
            rotate();
        }
        Files.writeString(file(0), lines, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** All kept spans of the traces that touched a session. */
    public List<Span> ofSession(String sessionId) throws IOException {
        Set<String> traces = lines("\"" + sessionId + "\"")
                .filter(span -> sessionId.equals(span.attributes().get(Span.SESSION)))
                .map(Span::traceId)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        List<Span> spans = new ArrayList<>();
        for (String trace : traces) {
            lines("\"" + trace + "\"")
                    .filter(span -> span.traceId().equals(trace))
                    .forEach(spans::add);
        }
        return spans;
    }

    /** Spans whose line contains a text; parsing only those makes a search through megabytes quick. */
    private Stream<Span> lines(String text) throws IOException {
        List<Span> found = new ArrayList<>();
        for (int number = FILES - 1; number >= 0; number--) {
            if (Files.exists(file(number))) {
                try (Stream<String> all = Files.lines(file(number))) {
                    all.filter(line -> line.contains(text)).forEach(line -> parse(line, found));
                }
            }
        }
        return found.stream();
    }

    private static void parse(String line, List<Span> into) {
        try {
            into.add(JSON.readValue(line, Span.class));
        } catch (JsonProcessingException e) {
            LOG.log(Logger.Level.WARNING, "skipping an unreadable kept span: {0}", e.getOriginalMessage());
        }
    }

    private void rotate() throws IOException {
        for (int number = FILES - 1; number > 0; number--) {
            if (Files.exists(file(number - 1))) {
                Files.move(file(number - 1), file(number), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private Path file(int number) {
        return folder.resolve("spans-" + number + ".jsonl");
    }
}
