package dev.synod.record.adapter.kafka;

import dev.synod.events.Envelope;
import dev.synod.events.Topics;
import dev.synod.events.UnreadableMessage;
import dev.synod.events.session.Outcome;
import dev.synod.events.session.SessionEvent;
import dev.synod.events.session.SessionEvent.SessionCompleted;
import dev.synod.record.Letters;
import dev.synod.record.Poison;
import dev.synod.record.SampleSession;
import dev.synod.record.Surroundings;
import dev.synod.record.shell.Arrival;
import dev.synod.record.shell.BatchRecorder;
import dev.synod.testing.EmbeddedStack;
import dev.synod.testing.TopicReader;
import dev.synod.testing.TopicWriter;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

/** What becomes of records that can't be stored, and of those that follow them. */
@QuarkusTest
@WithTestResource(value = EmbeddedStack.class, initArgs = @ResourceArg(name = "role", value = "synod_record"))
class DeadLettersIT {
    private static final int SESSIONS = 10;
    private static final int EVENTS = 1_000;
    private static final int POISONED_AT = 500;

    private final Surroundings world = new Surroundings();
    private final Letters letters = new Letters(world);
    private final BatchRecorder recorder;

    DeadLettersIT(BatchRecorder recorder) {
        this.recorder = recorder;
    }

    @Test
    void a_poison_record_among_10_000_holds_up_its_session_only_and_once_mended_all_are_stored_in_order() {
        List<SampleSession> sessions =
                Stream.generate(DeadLettersIT::longSession).limit(SESSIONS).toList();
        SampleSession poisoned = sessions.get(SESSIONS / 2);
        String key = poisoned.id().toString();
        try (Poison poison = Poison.of(world, poisoned.id(), POISONED_AT)) {
            world.publishAll(mixed(sessions));
            for (SampleSession session : sessions) {
                world.awaitStored(session.id(), session == poisoned ? POISONED_AT - 1 : EVENTS);
            }
            letters.awaitCount(key, EVENTS - POISONED_AT + 1);
            assertStoredInOrder(poisoned, POISONED_AT - 1);
            var rows = letters.of(key);
            assertThat(rows.getFirst())
                    .containsEntry("state", "waiting")
                    .containsEntry("cause", "refused")
                    .containsEntry("session_id", poisoned.id())
                    .containsEntry("event_id", key + "/" + POISONED_AT)
                    .hasEntrySatisfying(
                            "reason", reason -> assertThat(reason).asString().contains(poison.name(), "23514"));
            assertThat(rows.subList(1, rows.size()))
                    .allSatisfy(row ->
                            assertThat(row).containsEntry("state", "behind").containsEntry("cause", "behind"));
            var announced = letters.announced(Topics.SESSION_EVENTS_RECORD_DLT, rows.size(), key);
            assertAnnounced(announced.getFirst(), poisoned.events().get(POISONED_AT - 1), poison);
            assertThat(announced)
                    .extracting(record -> TopicReader.header(record, "ce_sequence"))
                    .startsWith(numbers(POISONED_AT, EVENTS));
        }
        long id = (Long) letters.of(key).getFirst().get("id");
        letters.post("/" + id + "/redrive", null).statusCode(202).body("state", equalTo("waiting"));
        world.awaitStored(poisoned.id(), EVENTS);
        letters.awaitFree(key);
        assertThat(Letters.states(letters.of(key))).containsOnly("stored").hasSize(EVENTS - POISONED_AT + 1);
        assertStoredInOrder(poisoned, EVENTS);
        assertThat(world.rows("select state, last_sequence from record.session where session_id = ?", poisoned.id()))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("state", "COMPLETED")
                        .containsEntry("last_sequence", (long) EVENTS));
    }

    @Test
    void once_its_letters_are_stored_a_session_goes_on_as_ever() {
        SampleSession session = SampleSession.complete("alice");
        String key = session.id().toString();
        try (Poison poison = Poison.of(world, session.id(), 2)) {
            session.events().subList(0, 4).forEach(world::publish);
            letters.await(key, "waiting", "behind", "behind");
        }
        letters.redriveHead(key);
        letters.await(key, "stored", "stored", "stored");
        session.events().subList(4, 9).forEach(world::publish);
        world.awaitStored(session.id(), 9);
        assertThat(letters.of(key)).hasSize(3);
    }

    @Test
    void an_unknown_type_is_kept_unchanged_and_what_follows_it_waits_until_it_is_discarded() {
        SampleSession session = SampleSession.complete("alice");
        String key = session.id().toString();
        session.events().subList(0, 4).forEach(world::publish);
        world.publish(
                key,
                TopicWriter.envelope(key + "/x", "dev.synod.never.heard.v1", key)
                        .with("ce_sequence", "5"),
                "{\"any\": thing}");
        session.events().subList(4, 9).forEach(world::publish);
        var rows = letters.await(key, "waiting", "behind", "behind", "behind", "behind", "behind");
        assertThat(world.events(session.id())).hasSize(4);

        ConsumerRecord<@Nullable String, @Nullable String> dead =
                letters.announced(Topics.SESSION_EVENTS_RECORD_DLT, 6, key).getFirst();
        assertThat(dead.value()).isEqualTo("{\"any\": thing}");
        assertThat(TopicReader.header(dead, "ce_type")).isEqualTo("dev.synod.never.heard.v1");
        assertThat(TopicReader.header(dead, "dead-letter-cause")).isEqualTo("unreadable");
        assertThat(TopicReader.header(dead, "dead-letter-reason")).contains("unknown type 'dev.synod.never.heard.v1'");

        long id = (Long) rows.getFirst().get("id");
        letters.post("/" + id + "/discard", "{\"reason\": \"nobody needs it\"}")
                .statusCode(200)
                .body("state", equalTo("discarded"))
                .body("closedBy", equalTo("root"))
                .body("closedReason", equalTo("nobody needs it"));
        letters.await(key, "discarded", "stored", "stored", "stored", "stored", "stored");
        assertThat(world.events(session.id())).hasSize(9);
        assertThat(letters.isHeld(key)).isFalse();
        letters.get("/" + id)
                .statusCode(200)
                .body("value", equalTo("{\"any\": thing}"))
                .body("history[1].what", equalTo("discarded"))
                .body("history[1].detail", containsString("nobody needs it"));
    }

    @Test
    void a_record_without_key_holds_nobody_up() {
        SampleSession session = SampleSession.complete("alice");
        String type = "dev.synod.never." + session.id() + ".v1";
        session.events().subList(0, 4).forEach(world::publish);
        world.publish(null, TopicWriter.envelope("x", type, session.id().toString()), "{}");
        session.events().subList(4, 9).forEach(world::publish);
        world.awaitStored(session.id(), 9);
        letters.awaitType(type);
        assertThat(letters.of(session.id().toString())).isEmpty();
    }

    @Test
    void events_that_come_while_letters_are_redriven_do_not_overtake_them() {
        SampleSession session = longSession();
        String key = session.id().toString();
        try (Poison poison = Poison.of(world, session.id(), 2)) {
            world.publishAll(session.events().subList(0, 300));
            letters.awaitCount(key, 299);
        }
        letters.redriveHead(key);
        for (int from = 300; from < EVENTS; from += 10) {
            world.publishAll(session.events().subList(from, from + 10));
        }
        world.awaitStored(session.id(), EVENTS);
        letters.awaitFree(key);
        assertStoredInOrder(session, EVENTS);
    }

    /**
     * As after a crash between commit and acknowledgement: the same records, at the same positions. One of them could
     * not be read at first, as if a newer release came in between, which can.
     */
    @Test
    void records_delivered_again_make_no_second_letter_and_what_is_stored_or_discarded_stays_so() {
        SampleSession session = SampleSession.complete("alice");
        String key = session.id().toString();
        List<Arrival> arrivals = new ArrayList<>(session.arrivals());
        arrivals.set(6, new Arrival.Unreadable(arrivals.get(6).source(), new UnreadableMessage("never heard of it")));
        try (Poison poison = Poison.of(world, session.id(), 5)) {
            deliver(arrivals);
            letters.await(key, "waiting", "behind", "behind", "behind", "behind");
            deliver(arrivals);
            letters.await(key, "waiting", "behind", "behind", "behind", "behind");
            assertStoredInOrder(session, 4);
        }
        long id = (Long) letters.of(key).getFirst().get("id");
        letters.post("/" + id + "/discard", "{\"reason\": \"poison\"}").statusCode(200);
        letters.await(key, "discarded", "stored", "stored", "stored", "stored");
        deliver(arrivals);
        assertThat(Letters.states(letters.of(key)))
                .containsExactly("discarded", "stored", "stored", "stored", "stored");
        assertThat(letters.isHeld(key)).isFalse();
        assertThat(world.events(session.id()))
                .extracting(row -> row.get("sequence"))
                .containsExactly(1L, 2L, 3L, 4L, 6L, 7L, 8L, 9L);
    }

    private void deliver(List<Arrival> arrivals) {
        recorder.record(arrivals).await().atMost(Duration.ofSeconds(30));
    }

    /** All up to a number, none stored before the one in front of it: transactions are numbered as they write. */
    private void assertStoredInOrder(SampleSession session, int upTo) {
        assertThat(world.events(session.id()))
                .extracting(row -> row.get("sequence"))
                .containsExactly(LongStream.rangeClosed(1, upTo).boxed().toArray());
        assertThat(world.rows("""
                select sequence from (
                  select sequence, xmin::text::bigint < lag(xmin::text::bigint) over (order by sequence) as overtook
                  from record.event where session_id = ?) as neighbours where overtook""", session.id())).isEmpty();
    }

    private static void assertAnnounced(
            ConsumerRecord<@Nullable String, @Nullable String> dead, Envelope<SessionEvent> event, Poison poison) {
        event.headers().forEach((name, value) -> assertThat(TopicReader.header(dead, name))
                .isEqualTo(value));
        assertThat(TopicReader.header(dead, "dead-letter-cause")).isEqualTo("refused");
        assertThat(TopicReader.header(dead, "dead-letter-reason")).contains(poison.name());
        assertThat(TopicReader.header(dead, "dead-letter-exception")).isEqualTo("dev.synod.record.shell.EventRefused");
        assertThat(TopicReader.header(dead, "dead-letter-stack")).contains("caused by io.vertx.pgclient.PgException");
        assertThat(TopicReader.header(dead, "dead-letter-attempts")).isEqualTo("0");
        assertThat(TopicReader.header(dead, "dead-letter-topic")).isEqualTo(Topics.SESSION_EVENTS);
        assertThat(TopicReader.header(dead, "dead-letter-partition")).isNotNull();
        assertThat(TopicReader.header(dead, "dead-letter-offset")).isNotNull();
    }

    private static SampleSession longSession() {
        SampleSession session = SampleSession.of("alice").created();
        for (int i = 2; i < EVENTS; i++) {
            session.then(session.cost(i));
        }
        return session.then(new SessionCompleted(Outcome.FULL));
    }

    private static List<Envelope<SessionEvent>> mixed(List<SampleSession> sessions) {
        return IntStream.range(0, EVENTS)
                .boxed()
                .flatMap(i -> sessions.stream().map(session -> session.events().get(i)))
                .toList();
    }

    private static String[] numbers(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(Integer::toString).toArray(String[]::new);
    }
}
