package dev.synod.e2e;

import dev.synod.events.Topics;
import dev.synod.events.session.SessionEvent;
import dev.synod.events.session.SessionEvent.VerdictReached;
import dev.synod.events.session.Verdict;
import dev.synod.local.ask.Verification;
import dev.synod.testing.TestSuite;
import dev.synod.testing.TopicReader;
import org.apache.kafka.clients.consumer.ConsumerRecord;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The history of an ended session, read from everywhere it is kept. */
public record History(
        String sessionId,
        SequencedMap<Long, String> topic,
        List<SessionEvent> events,
        int repeatsOnTopic,
        Map<Long, String> record,
        Map<Long, String> stream,
        Verification verification) {

    static History of(TestSuite suite, Council council, String sessionId) {
        return ofAll(suite, council, List.of(sessionId)).getFirst();
    }

    /** The histories of several sessions, for which the topic is read once. */
    public static List<History> ofAll(TestSuite suite, Council council, List<String> sessionIds) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        sessionIds.forEach(id -> counts.put(id, council.events(id)));
        Map<String, List<ConsumerRecord<String, String>>> published = published(suite, counts);
        return counts.entrySet().stream()
                .map(session -> {
                    council.record(session.getKey(), "events?limit=100", session.getValue());
                    return of(suite, council, session.getKey(), published.get(session.getKey()));
                })
                .toList();
    }

    private static History of(
            TestSuite suite, Council council, String sessionId, List<ConsumerRecord<String, String>> published) {
        SequencedMap<Long, String> topic = new LinkedHashMap<>();
        List<SessionEvent> events = new ArrayList<>();
        for (ConsumerRecord<String, String> event : published) {
            String earlier = topic.putIfAbsent(sequence(event), event.value());
            assertThat(earlier).as("a repeated event is the same event").isIn(null, event.value());
            if (earlier == null) {
                events.add(read(event));
            }
        }
        return new History(
                sessionId,
                topic,
                events,
                published.size() - topic.size(),
                stored(suite, sessionId),
                shown(council, sessionId),
                council.verify(sessionId));
    }

    /** What is on the topic of these sessions, as soon as each has so many events. */
    private static Map<String, List<ConsumerRecord<String, String>>> published(
            TestSuite suite, Map<String, Integer> counts) {
        try (TopicReader reader = TopicReader.fromBeginning(suite.stack(), Topics.SESSION_EVENTS)) {
            Predicate<Map<String, List<ConsumerRecord<String, String>>>> complete = found -> counts.entrySet().stream()
                    .allMatch(
                            session -> distinct(found.getOrDefault(session.getKey(), List.of())) >= session.getValue());
            return await("all events on the topic")
                    .atMost(Duration.ofSeconds(60))
                    .until(
                            () -> reader.poll().stream()
                                    .filter(event -> counts.containsKey(event.key()))
                                    .collect(Collectors.groupingBy(ConsumerRecord::key)),
                            complete);
        }
    }

    private static long distinct(List<ConsumerRecord<String, String>> events) {
        return events.stream().map(History::sequence).distinct().count();
    }

    private static long sequence(ConsumerRecord<String, String> event) {
        return Long.parseLong(TopicReader.header(event, "ce_sequence"));
    }

    private static SessionEvent read(ConsumerRecord<String, String> event) {
        return (SessionEvent) TopicReader.message(event).orElseThrow();
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
        List<Shown> replayed = council.replay(sessionId);
        Map<Long, String> shown = new LinkedHashMap<>();
        replayed.forEach(event -> shown.put(Long.valueOf(event.id()), event.data()));
        assertThat(shown).as("the stream repeats nothing").hasSameSizeAs(replayed);
        return shown;
    }

    /**
     * Sequences 1 to n everywhere, in order, the data the same to the byte, at most one verdict; and the record's
     * events tell all that the session service knows of the session.
     */
    public void assertWhole() {
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
        assertThat(all(VerdictReached.class)).as("verdicts").hasSizeLessThanOrEqualTo(1);
        assertThat(verification.equal()).as(verification.text()).isTrue();
        assertThat(verification.events()).as("events verified").isEqualTo(topic.size());
    }

    /** The events of one type, in order. */
    <T extends SessionEvent> List<T> all(Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** What the council said; it must have. */
    Verdict verdict() {
        return all(VerdictReached.class).getFirst().verdict();
    }
}
