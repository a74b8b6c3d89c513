package dev.synod.local.ask;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

class SseReaderTest {

    @Test
    void events_are_read_and_comments_and_hints_passed_over() throws IOException {
        SseReader reader = reader(
                ": keep\n\nretry: 1500\n\nid: 7\nevent: a.b\ndata: {\"x\":1}\n\n:\n\nevent: c\ndata:1\ndata: 2\n\n");
        assertThat(all(reader)).containsExactly(new SseEvent("7", "a.b", "{\"x\":1}"), new SseEvent("", "c", "1\n2"));
        assertThat(reader.retry()).isEqualTo(Duration.ofMillis(1500));
    }

    @Test
    void an_event_cut_in_the_middle_is_none() throws IOException {
        assertThat(all(reader("id: 8\nevent: a\ndata: {\"x\""))).isEmpty();
    }

    private static SseReader reader(String text) {
        return new SseReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), Duration.ofSeconds(1));
    }

    private static List<SseEvent> all(SseReader reader) throws IOException {
        List<SseEvent> events = new ArrayList<>();
        for (Optional<SseEvent> next = reader.next(); next.isPresent(); next = reader.next()) {
            events.add(next.get());
        }
        return events;
    }
}
