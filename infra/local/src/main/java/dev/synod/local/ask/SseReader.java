package dev.synod.local.ask;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** Reads server-sent events from a response. Knows the last id and the pause that the server asks for. */
public final class SseReader implements AutoCloseable {

    private final BufferedReader lines;
    private Duration retry;

    public SseReader(InputStream body, Duration retry) {
        this.lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
        this.retry = retry;
    }

    /** How long to wait before the next connection. */
    public Duration retry() {
        return retry;
    }

    /** The next event, empty at the end of the stream; comments and hints are passed over. */
    public Optional<SseEvent> next() throws IOException {
        String id = "";
        String name = "message";
        StringBuilder data = new StringBuilder();
        boolean any = false;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.isEmpty()) {
                if (any) {
                    return Optional.of(new SseEvent(id, name, data.toString()));
                }
                continue;
            }
            int colon = line.indexOf(':');
            String field = colon < 0 ? line : line.substring(0, colon);
            String value = colon < 0 ? "" : line.substring(colon + 1).replaceFirst("^ ", "");
            switch (field) {
                case "id" -> id = value;
                case "event" -> {
                    name = value;
                    any = true;
                }
                case "data" -> {
                    data.append(any && !data.isEmpty() ? "\n" : "").append(value);
                    any = true;
                }
                case "retry" -> retry = value.matches("\\d{1,7}") ? Duration.ofMillis(Long.parseLong(value)) : retry;
                default -> {
                    // a comment, or a field of a later version of the format
                }
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
