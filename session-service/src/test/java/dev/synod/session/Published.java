package dev.synod.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.synod.events.MessageJson;
import dev.synod.events.Topics;
import dev.synod.testing.TestStack;
import dev.synod.testing.TopicReader;
import org.apache.kafka.clients.consumer.ConsumerRecord;

import java.util.List;

/** What the world is told of a session. */
final class Published {
    private Published() {}

    /** An event on the public topic. */
    record Event(long sequence, String type, JsonNode data) {
        boolean isA(String name) {
            return type.equals("dev.synod." + name + ".v1");
        }
    }

    /** Everything published of a session up to now. */
    static List<Event> of(String sessionId) {
        return records(sessionId).stream().map(Published::event).toList();
    }

    /** Those of one type, such as {@code round.started}. */
    static List<JsonNode> of(String sessionId, String name) {
        return of(sessionId).stream()
                .filter(event -> event.isA(name))
                .map(Event::data)
                .toList();
    }

    static List<ConsumerRecord<String, String>> records(String sessionId) {
        int last = TestApi.get(sessionId).extract().path("events");
        try (TopicReader reader = TopicReader.fromBeginning(TestStack.get(), Topics.SESSION_EVENTS)) {
            return reader.awaitMessages(last, sessionId);
        }
    }

    private static Event event(ConsumerRecord<String, String> told) {
        try {
            return new Event(
                    Long.parseLong(TopicReader.header(told, "ce_sequence")),
                    TopicReader.header(told, "ce_type"),
                    MessageJson.MAPPER.readTree(told.value()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(told.value(), e);
        }
    }
}
