package dev.synod.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import dev.synod.events.Topics;
import dev.synod.testing.TestSuite;
import dev.synod.testing.TopicReader;
import org.apache.kafka.clients.consumer.ConsumerRecord;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.LongStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The history of an ended session, read from everywhere it is kept. */
record History(
        String sessionId,
        SequencedMap<Long, String> topic,
        int repeatsOnTopic,
        Map<Long, String> record,
        Map<Long, String> stream) {

    static History of(TestSuite suite, Council council, String sessionId) {
        int events = council.events(sessionId);
        council.record(sessionId, "events?limit=100", events);
        List<ConsumerRecord<String, String>> published = published(suite, sessionId, events);
        SequencedMap<Long, String> topic = new LinkedHashMap<>();
        for (ConsumerRecord<String, String> event : published) {
            long sequence = Long.parseLong(TopicReader.header(event, "ce_sequence"));
            String earlier = topic.putIfAbsent(sequence, event.value());
            assertThat(earlier).as("a repeated event is the same event").isIn(null, event.value());
        }
        return new History(
                sessionId, topic, published.size() - topic.size(), stored(suite, sessionId), shown(council, sessionId));
    }

    private static List<ConsumerRecord<String, String>> published(TestSuite suite, String sessionId, int events) {
        try (TopicReader reader = TopicReader.fromBeginning(suite.stack(), Topics.SESSION_EVENTS)) {
            return await("all events on the topic")
                    .atMost(Duration.ofSeconds(60))
                    .until(
                            () -> reader.poll().stream()
                                    .filter(event -> sessionId.equals(event.key()))
                                    .toList(),
                            found -> found.stream()
                                            .map(event -> TopicReader.header(event, "ce_sequence"))
                                            .distinct()
                                            .count()
                                    >= events);
        }
    }

    private static Map<Long, String> stored(TestSuite suite, String sessionId) {
        Map<Long, String> stored = new LinkedHashMap<>();
        suite.stack()
                .database()
                .query(
                        "select sequence, data from record.event where session_id = ?::uuid order by sequence",
                        sessionId)
                .forEach(row -> stored.put((Long) row.get("sequence"), (String) row.get("data")));
        return stored;
    }

    private static Map<Long, String> shown(Council council, String sessionId) {
        List<Council.Shown> replayed = council.replay(sessionId);
        Map<Long, String> shown = new LinkedHashMap<>();
        replayed.forEach(event -> shown.put(Long.valueOf(event.id()), event.data()));
        assertThat(shown).as("the stream repeats nothing").hasSameSizeAs(replayed);
        return shown;
    }

    /** Sequences 1 to n everywhere, in order, and the data the same to the byte. */
    void assertWhole() {
        List<Long> numbers = LongStream.rangeClosed(1, topic.size()).boxed().toList();
        assertThat(new ArrayList<>(topic.keySet())).as("sequences on the topic").isEqualTo(numbers);
        assertThat(new ArrayList<>(record.keySet()))
                .as("sequences in the record")
                .isEqualTo(numbers);
        assertThat(new ArrayList<>(stream.keySet()))
                .as("sequences in the stream")
                .isEqualTo(numbers);
        assertThat(record).as("record = topic").isEqualTo(topic);
        assertThat(stream).as("stream = topic").isEqualTo(topic);
    }

    /** Calls to providers that were paid for more than once, by request id. */
    static List<String> paidTwice(Council council, String sessionId) {
        List<String> twice = new ArrayList<>();
        JsonNode calls = council.simulator("/admin/calls?session=" + sessionId);
        calls.path("answeredTwice").forEach(requestId -> twice.add(requestId.asText()));
        return twice;
    }
}
