package dev.synod.gateway.adapter.provider.http;

import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class SseEventsTest {
    private static final String STREAM = """
            event: ping
            data: {"type":"ping"}

            : a comment
            data:{"text":"née"}
            id: 7

            data: one
            data: two


            data: [DONE]

            data: cut off before its end""";

    @Test
    void events_are_the_same_however_the_stream_is_cut() {
        for (String newline : List.of("\n", "\r\n")) {
            byte[] bytes = STREAM.replace("\n", newline).getBytes(StandardCharsets.UTF_8);
            for (int size = 1; size <= bytes.length; size++) {
                assertThat(inChunks(bytes, size))
                        .containsExactly("{\"type\":\"ping\"}", "{\"text\":\"née\"}", "one\ntwo", "[DONE]");
            }
        }
    }

    private static List<String> inChunks(byte[] bytes, int size) {
        List<String> events = new ArrayList<>();
        SseEvents parser = new SseEvents(events::add);
        for (int from = 0; from < bytes.length; from += size) {
            int to = Math.min(bytes.length, from + size);
            parser.chunk(Buffer.buffer(java.util.Arrays.copyOfRange(bytes, from, to)));
        }
        return events;
    }
}
