package dev.synod.record.adapter.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.synod.events.Envelope;
import dev.synod.events.MessageJson;
import dev.synod.events.Topics;
import dev.synod.events.session.Outcome;
import dev.synod.events.session.ResumedBy;
import dev.synod.events.session.SessionEvent;
import dev.synod.events.session.SessionEvent.SessionCompleted;
import dev.synod.events.session.SessionEvent.SessionFailed;
import dev.synod.events.session.SessionEvent.SessionResumed;
import dev.synod.record.Contention;
import dev.synod.record.SampleSession;
import dev.synod.record.Surroundings;
import dev.synod.testing.Commits;
import dev.synod.testing.EmbeddedStack;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@WithTestResource(value = EmbeddedStack.class, initArgs = @ResourceArg(name = "role", value = "synod_record"))
class StoringIT {
    /** A little longer than consumers wait between commits, 5 s. */
    private static final Duration BETWEEN_COMMITS = Duration.ofSeconds(6);

    private final Surroundings world = new Surroundings();
    private final MeterRegistry meters;

    StoringIT(MeterRegistry meters) {
        this.meters = meters;
    }

    @Test
    void every_event_is_stored_once_with_all_its_attributes() {
        SampleSession session = SampleSession.complete("alice");
        world.publishAndAwait(session);
        List<Map<String, @Nullable Object>> rows = world.events(session.id());
        assertThat(rows)
                .extracting(row -> row.get("sequence"))
                .containsExactly(LongStream.rangeClosed(1, 9).boxed().toArray());
        Envelope<SessionEvent> third = session.events().get(2);
        assertThat(rows.get(2))
                .containsEntry("event_id", third.id())
                .containsEntry("type", "dev.synod.contribution.added.v1")
                .containsEntry("source", "/synod/session-service")
                .containsEntry("time", Timestamp.from(third.time()))
                .containsEntry("data", MessageJson.write(third.data()))
                .containsEntry("traceparent", third.headers().get("traceparent"));
    }

    @Test
    void the_data_is_byte_for_byte_what_was_on_the_topic() {
        Envelope<SessionEvent> created =
                SampleSession.of("alice").created().events().getFirst();
        String json =
                " { \"problem\" : \"a\\u0000b \\ud83d\\udc4d 👍 ü\",\"ownerId\":\"alice\",\"ownerId\":\"alice\",\n"
                        + "\t\"unknown\":[1, 2.50,{\"x\":null}], \"options\":{\"panelSize\":3,\"maxSubProblems\":1,\"rounds\":2} } ";
        world.publish(created, json);
        world.awaitStored(UUID.fromString(created.subject()), 1);
        assertThat(world.rows("select data from record.event where event_id = ?", created.id()))
                .containsExactly(Map.of("data", json));
    }

    @Test
    void events_delivered_again_change_nothing() {
        SampleSession session = SampleSession.complete("alice");
        world.publishAndAwait(session);
        var events = world.events(session.id());
        var projections = world.projections(session.id());
        double duplicates = meters.counter("synod.record.events.duplicate").count();
        world.publish(session);
        world.publish(session);
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> meters.counter("synod.record.events.duplicate").count() >= duplicates + 18);
        assertThat(world.events(session.id())).isEqualTo(events);
        assertThat(world.projections(session.id())).isEqualTo(projections);
    }

    @Test
    void the_projections_tell_what_the_events_told() {
        SampleSession session = SampleSession.complete("alice");
        world.publishAndAwait(session);
        assertThat(world.rows("select * from record.session where session_id = ?", session.id()))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("owner_id", "alice")
                        .containsEntry("problem", "Tabs or spaces?\uFFFD")
                        .containsEntry("state", "COMPLETED")
                        .containsEntry("outcome", "reduced")
                        .containsEntry("last_sequence", 9L)
                        .containsEntry(
                                "ended_at",
                                Timestamp.from(session.events().getLast().time())));
        assertThat(world.rows(
                        "select member_id, substitute from record.contribution where session_id = ? order by sequence",
                        session.id()))
                .containsExactly(
                        Map.of("member_id", "m1", "substitute", false), Map.of("member_id", "m2", "substitute", true));
        assertThat(world.rows(
                        "select outcome, confidence, verdict::text as verdict from record.verdict where session_id = ?",
                        session.id()))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("outcome", "reduced")
                        .containsEntry("confidence", 0.8)
                        .containsEntry("verdict", verdictJson()));
        assertThat(world.rows(
                        "select action_id, owner_id, status, position from record.action where session_id = ? order by position",
                        session.id()))
                .hasSize(3)
                .first()
                .satisfies(row -> assertThat(row)
                        .containsEntry("action_id", session.id() + "/a1")
                        .containsEntry("owner_id", "alice")
                        .containsEntry("status", "todo"));
        assertThat(world.rows("select * from record.cost where session_id = ?", session.id()))
                .singleElement()
                .satisfies(
                        row -> assertThat(row).containsEntry("micro_usd", 250L).containsEntry("calls", 2L));
    }

    @Test
    void a_failed_session_that_is_tried_again_has_no_end_in_the_record() {
        SampleSession session = SampleSession.of("alice").created();
        session.then(new SessionFailed("no_quorum", "nobody answered", true));
        world.publishAndAwait(session);
        assertThat(session(session.id())).containsEntry("state", "FAILED").doesNotContainEntry("ended_at", null);
        Envelope<SessionEvent> resumed =
                session.then(new SessionResumed(ResumedBy.RETRY, null)).events().getLast();
        world.publish(resumed);
        world.awaitStored(session.id(), 3);
        assertThat(session(session.id())).containsEntry("state", "RUNNING").containsEntry("ended_at", null);
    }

    @Test
    void the_stream_role_may_read_the_history_and_nothing_more() {
        assertThat(world.stack().database().single("""
                select has_table_privilege('synod_stream', 'record.event', 'select')
                   and has_table_privilege('synod_stream', 'record.session', 'select')
                   and not has_table_privilege('synod_stream', 'record.event', 'insert')
                   and not has_table_privilege('synod_stream', 'record.action', 'select')""")).isEqualTo(true);
    }

    @Test
    void a_killed_postgres_in_the_middle_loses_and_doubles_nothing() {
        List<SampleSession> sessions = Stream.generate(
                        () -> SampleSession.of("alice").created())
                .limit(20)
                .toList();
        sessions.forEach(session -> {
            for (int i = 0; i < 48; i++) {
                session.then(session.cost(i));
            }
            session.then(new SessionCompleted(Outcome.FULL));
        });
        sessions.subList(0, 10).forEach(world::publish);
        world.stack().postgres().takeAway();
        sessions.subList(10, 20).forEach(world::publish);
        world.stack().postgres().bringBack();
        for (SampleSession session : sessions) {
            world.awaitStored(session.id(), 50);
            assertThat(world.events(session.id()))
                    .extracting(row -> row.get("sequence"))
                    .containsExactly(LongStream.rangeClosed(1, 50).boxed().toArray());
            assertThat(world.rows("select calls from record.cost where session_id = ?", session.id()))
                    .containsExactly(Map.of("calls", 48L));
        }
    }

    /** Or a worker that is killed meanwhile would never get it again. */
    @Test
    void what_is_not_stored_yet_is_not_acknowledged_however_long_it_takes() {
        SampleSession session = SampleSession.complete("alice");
        int events = session.events().size();
        try (Commits commits = new Commits(world.stack(), "persistence-worker", Topics.SESSION_EVENTS)) {
            try (Contention contention = Contention.over(world, session.id())) {
                world.publish(session);
                contention.awaitTries(1);
                Awaitility.await("nothing of it is committed")
                        .during(BETWEEN_COMMITS)
                        .atMost(BETWEEN_COMMITS.multipliedBy(2))
                        .until(() -> commits.behind() >= events);
            }
            world.awaitStored(session.id(), events);
            commits.awaitAll();
        }
    }

    private Map<String, @Nullable Object> session(UUID id) {
        return world.rows("select state, outcome, ended_at from record.session where session_id = ?", id)
                .getFirst();
    }

    private static String verdictJson() {
        try {
            return MessageJson.MAPPER.writeValueAsString(SampleSession.verdict());
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
