package dev.synod.gateway.adapter.provider.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.parsetools.RecordParser;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Server-sent events out of chunks cut anywhere, also within a character. Only {@code data} matters to
 * us: both shapes repeat the event's name in it.
 */
final class SseEvents {
    private final RecordParser lines;
    private final StringBuilder data = new StringBuilder();
    private final Consumer<String> onData;

    SseEvents(Consumer<String> onData) {
        this.onData = onData;
        this.lines = RecordParser.newDelimited("\n", this::line);
    }

    void chunk(Buffer chunk) {
        lines.handle(chunk);
    }

    private void line(Buffer bytes) {
        String line = bytes.toString(StandardCharsets.UTF_8);
        if (line.endsWith("\r")) {
            line = line.substring(0, line.length() - 1);
        }
        if (line.isEmpty()) {
            dispatch();
        } else if (line.startsWith("data:")) {
            if (!data.isEmpty()) {
                data.append('\n');
            }
            data.append(line, line.startsWith("data: ") ? 6 : 5, line.length());
        }
    }

    private void dispatch() {
        if (!data.isEmpty()) {
            String event = data.toString();
            data.setLength(0);
            onData.accept(event);
        }
    }
}
