package dev.synod.record.adapter.store;

import dev.synod.record.SampleSession;
import dev.synod.record.Surroundings;
import dev.synod.record.shell.retention.HistoryMonths;
import dev.synod.testing.EmbeddedStack;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@WithTestResource(value = EmbeddedStack.class, initArgs = @ResourceArg(name = "role", value = "synod_record"))
class PartitionsIT {
    private final Surroundings world = new Surroundings();
    private final HistoryMonths months;

    PartitionsIT(HistoryMonths months) {
        this.months = months;
    }

    @Test
    void a_session_lies_in_the_month_that_it_was_made_in() {
        months.prepare(YearMonth.of(2020, 1));
        SampleSession first = SampleSession.madeAt("alice", Instant.parse("2020-02-01T00:00:00Z"));
        SampleSession last = SampleSession.madeAt("alice", Instant.parse("2020-02-29T23:59:59.999Z"));
        SampleSession next = SampleSession.madeAt("alice", Instant.parse("2020-03-01T00:00:00Z"));
        assertThat(where(first)).containsExactly("record.contribution_202002", "record.event_202002");
        assertThat(where(last)).containsExactly("record.contribution_202002", "record.event_202002");
        assertThat(where(next)).containsExactly("record.contribution_202003", "record.event_202003");
    }

    @Test
    void what_has_no_partition_is_stored_and_moves_when_it_gets_one() {
        SampleSession session = SampleSession.madeAt("alice", Instant.parse("2019-05-05T05:05:05Z"));
        assertThat(where(session)).containsExactly("record.contribution_rest", "record.event_rest");
        var before = world.events(session.id());
        months.prepare(YearMonth.of(2020, 1));
        assertThat(where(session.id())).containsExactly("record.contribution_201905", "record.event_201905");
        assertThat(world.events(session.id())).isEqualTo(before);
        world.publishAndAwait(session);
        assertThat(world.events(session.id())).as("the key is as it was").isEqualTo(before);
    }

    @Test
    void partitions_made_while_events_come_in_refuse_none() {
        List<SampleSession> sessions = IntStream.rangeClosed(1, 12)
                .boxed()
                .flatMap(month -> Stream.generate(() ->
                                SampleSession.madeAt("alice", Instant.parse("2017-%02d-03T00:00:00Z".formatted(month))))
                        .limit(5))
                .map(SampleSession::completed)
                .toList();
        CompletableFuture<Void> published = CompletableFuture.runAsync(() -> sessions.forEach(world::publish));
        do {
            months.prepare(YearMonth.of(2020, 1));
        } while (!published.isDone());
        for (SampleSession session : sessions) {
            world.awaitStored(session.id(), 9);
        }
        months.prepare(YearMonth.of(2020, 1));
        assertThat(where(sessions.getFirst().id()))
                .containsExactly("record.contribution_201701", "record.event_201701");
    }

    @Test
    void an_id_that_tells_no_time_is_stored_all_the_same() {
        assertThat(where(SampleSession.of("alice"))).containsExactly("record.contribution_rest", "record.event_rest");
        months.prepare(YearMonth.of(2020, 1));
    }

    @Test
    void a_running_worker_has_a_partition_for_this_month() {
        Instant now = Instant.now();
        String suffix = YearMonth.from(now.atOffset(ZoneOffset.UTC)).toString().replace("-", "");
        assertThat(where(SampleSession.madeAt("alice", now)))
                .containsExactly("record.contribution_" + suffix, "record.event_" + suffix);
    }

    @Test
    void tables_from_before_the_partitions_are_taken_over() throws IOException {
        var database = world.stack().database();
        UUID old = SampleSession.madeAt("alice", Instant.parse("2018-07-07T07:07:07Z"))
                .id();
        database.execute("drop schema if exists trial cascade");
        database.execute("create schema trial");
        database.execute(script("V1__record.sql"));
        for (UUID session : List.of(old, UUID.randomUUID())) {
            database.execute("""
                    insert into trial.event (session_id, sequence, event_id, type, source, time, data)
                    select ?, n, 'e' || n, 't', 's', now(), ' {"n": ' || n || '}' from generate_series(1, 100) as n""", session);
            database.execute("""
                    insert into trial.contribution
                    values (?, 3, 's1', 1, 'm1', 'Spaces', 'r', 'anthropic', 'claude', false, now())""", session);
        }
        var events = database.query("select * from trial.event order by session_id, sequence");
        var contributions = database.query("select * from trial.contribution order by session_id");
        database.execute(script("V5__partitions.sql"));
        assertThat(database.query("select * from trial.event order by session_id, sequence"))
                .isEqualTo(events);
        assertThat(database.query("select * from trial.contribution order by session_id"))
                .isEqualTo(contributions);
        assertThat(database.query("select distinct tableoid::regclass::text as t from trial.event order by 1"))
                .containsExactly(Map.of("t", "trial.event_201807"), Map.of("t", "trial.event_rest"));
        assertThat(database.single("select has_table_privilege('synod_stream', 'trial.event', 'select')"))
                .isEqualTo(true);
        assertThat(database.single("select count(*) from pg_indexes where schemaname = 'trial' and tablename = 'event'"
                        + " and indexdef like '%UNIQUE%(session_id, sequence)'"))
                .isEqualTo(1L);
        database.execute("drop schema trial cascade");
    }

    /** Publishes a short deliberation, and tells which partitions it lies in. */
    private List<String> where(SampleSession session) {
        world.publishAndAwait(session.completed());
        return where(session.id());
    }

    private List<String> where(UUID session) {
        return world.rows("""
                        select distinct tableoid::regclass::text as place from record.event where session_id = ?
                        union select distinct tableoid::regclass::text from record.contribution where session_id = ?
                        order by 1""", session, session).stream()
                .map(row -> String.valueOf(row.get("place")))
                .toList();
    }

    /** A migration for a schema of its own. */
    private static String script(String name) throws IOException {
        try (InputStream file =
                Objects.requireNonNull(PartitionsIT.class.getResourceAsStream("/db/migration/" + name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).replace("record", "trial");
        }
    }
}
