package dev.synod.record;

import dev.synod.events.Envelope;
import dev.synod.events.MessageJson;
import dev.synod.events.Topics;
import dev.synod.testing.TestStack;
import dev.synod.testing.TopicWriter;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The worker's surroundings in tests: what is published to it, and what it has stored. */
public final class Surroundings {
    private final TestStack stack = TestStack.get();
    private final TopicWriter writer = new TopicWriter(stack);

    public TestStack stack() {
        return stack;
    }

    /** Puts all events of a session on the topic. */
    public void publish(SampleSession session) {
        session.events().forEach(this::publish);
    }

    public void publish(Envelope<?> event) {
        publish(event, MessageJson.write(event.data()));
    }

    /** Puts an event on the topic in the very form given. */
    public void publish(Envelope<?> event, String json) {
        publish(event.subject(), new TopicWriter.Envelope(event.headers()), json);
    }

    /** Puts events on the topic as fast as it goes, in this order. */
    public void publishAll(Collection<? extends Envelope<?>> events) {
        events.stream()
                .map(event -> writer.begin(
                        Topics.SESSION_EVENTS,
                        event.subject(),
                        new TopicWriter.Envelope(event.headers()),
                        MessageJson.write(event.data())))
                .toList()
                .forEach(TopicWriter::confirm);
    }

    public void publish(@Nullable String key, TopicWriter.Envelope envelope, String json) {
        writer.send(Topics.SESSION_EVENTS, key, envelope, json);
    }

    /** Publishes and waits until all of it is stored. */
    public void publishAndAwait(SampleSession session) {
        publish(session);
        awaitStored(session.id(), session.events().size());
    }

    public void awaitStored(UUID sessionId, int count) {
        Awaitility.await(count + " events are stored")
                .atMost(Duration.ofSeconds(60))
                .ignoreExceptions()
                .until(() -> events(sessionId).size() >= count);
    }

    public List<Map<String, @Nullable Object>> events(UUID sessionId) {
        return rows("select * from record.event where session_id = ? order by sequence", sessionId);
    }

    public List<Map<String, @Nullable Object>> rows(String sql, @Nullable Object... arguments) {
        return stack.database().query(sql, arguments);
    }

    /** All that is drawn from a session's events, to be compared. */
    public List<List<Map<String, @Nullable Object>>> projections(UUID sessionId) {
        return List.of("session", "contribution", "verdict", "action", "cost").stream()
                .map(table ->
                        rows("select t::text from record." + table + " t where session_id = ? order by 1", sessionId))
                .toList();
    }
}
