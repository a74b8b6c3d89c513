package dev.synod.e2e.stream;

import com.fasterxml.jackson.databind.JsonNode;
import dev.synod.local.ask.SseEvent;
import dev.synod.testing.Http;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * All that a follower saw of a session.
 *
 * @param events those with an id, as they came
 */
public record Seen(String sessionId, List<SseEvent> events) {
    private static final Set<String> ENDINGS = Set.of("session.completed", "session.failed", "session.cancelled");

    /** Every event once and in order, up to the last one, which ends the session. */
    public void assertWhole(int published) {
        assertThat(events)
                .as("the events of %s", sessionId)
                .extracting(event -> Long.valueOf(event.id()))
                .isEqualTo(LongStream.rangeClosed(1, published).boxed().toList());
        assertThat(events.getLast().name()).as("the end of %s", sessionId).isIn(ENDINGS);
    }

    /** Types and data are those of the record. */
    void assertSameAs(JsonNode recorded) {
        List<SseEvent> kept = new ArrayList<>();
        for (JsonNode event : recorded.path("items")) {
            String name = event.path("type")
                    .asText()
                    .replaceFirst("^dev\\.synod\\.", "")
                    .replaceFirst("\\.v1$", "");
            kept.add(new SseEvent(
                    event.path("sequence").asText(), name, event.path("data").toString()));
        }
        assertThat(events.stream()
                        .map(event -> new SseEvent(
                                event.id(),
                                event.name(),
                                Http.json(event.data()).toString())))
                .as("%s as its record has it", sessionId)
                .isEqualTo(kept);
    }
}
