package dev.synod.testing;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

class EmbeddedStackIT {

    private static final String EVENTS = "synod.session.events.v1";
    private static final String REQUESTS = "synod.llm.requests.v1";

    private static TestStack stack;

    @BeforeAll
    static void start_with_an_outbox() {
        stack = TestStack.get(true);
        stack.database().execute("""
                set role synod_session;
                create table if not exists session.outbox(id text not null, aggregatetype text not null,
                  aggregateid text not null, type text not null, payload text not null, traceparent text not null,
                  tracestate text not null default '', ce_source text not null, ce_time timestamptz not null,
                  ce_subject text not null, ce_sequence bigint, created_at timestamptz not null default now(),
                  primary key (created_at, id)) partition by range (created_at);
                create table if not exists session.outbox_rest partition of session.outbox default;
                select public.publish_outbox('session');
                select public.publish_outbox('session');
                reset role""");
    }

    @Test
    void postgres_is_durable_and_decodes_logically() {
        TestDatabase database = stack.database();
        assertThat(database.single("show fsync")).isEqualTo("on");
        assertThat(database.single("show synchronous_commit")).isEqualTo("on");
        assertThat(database.single("show wal_level")).isEqualTo("logical");
    }

    @Test
    void an_outbox_row_arrives_with_exactly_the_agreed_headers() {
        String session = UUID.randomUUID().toString();
        insert(EVENTS, session, 7L, "{\"b\": 1,  \"a\":[1,2,{\"x\":null}]}");
        try (TopicReader reader = TopicReader.fromBeginning(stack, EVENTS)) {
            ConsumerRecord<@Nullable String, @Nullable String> found =
                    reader.awaitKey(1, session).getFirst();
            assertThat(found.value()).isEqualTo("{\"b\": 1,  \"a\":[1,2,{\"x\":null}]}");
            assertThat(TopicReader.headerNames(found))
                    .containsExactly(
                            "ce_id",
                            "ce_sequence",
                            "ce_source",
                            "ce_specversion",
                            "ce_subject",
                            "ce_time",
                            "ce_type",
                            "content-type",
                            "traceparent",
                            "tracestate");
            assertThat(TopicReader.header(found, "ce_id")).isEqualTo(session + "/7");
            assertThat(TopicReader.header(found, "ce_type")).isEqualTo("dev.synod.test.v1");
            assertThat(TopicReader.header(found, "ce_sequence")).isEqualTo("7");
            assertThat(TopicReader.header(found, "ce_specversion")).isEqualTo("1.0");
            assertThat(TopicReader.header(found, "content-type")).isEqualTo("application/json");
            assertThat(TopicReader.header(found, "ce_time")).startsWith("2026-11-22T01:02:03.45");
        }
    }

    @Test
    void only_session_events_carry_a_sequence() {
        String request = UUID.randomUUID().toString();
        insert(REQUESTS, request, null, "{}");
        try (TopicReader reader = TopicReader.fromBeginning(stack, REQUESTS)) {
            assertThat(TopicReader.headerNames(reader.awaitKey(1, request).getFirst()))
                    .containsExactly(
                            "ce_id",
                            "ce_source",
                            "ce_specversion",
                            "ce_subject",
                            "ce_time",
                            "ce_type",
                            "content-type",
                            "traceparent",
                            "tracestate");
        }
    }

    @Test
    void a_killed_connect_comes_back_and_goes_on() {
        String session = UUID.randomUUID().toString();
        ProcessHandle before = stack.connect().process();
        stack.connect().kill();
        insert(EVENTS, session, 1L, "{}");
        stack.connect().awaitReady();
        assertThat(stack.connect().process()).isNotEqualTo(before);
        try (TopicReader reader = TopicReader.fromBeginning(stack, EVENTS)) {
            assertThat(reader.awaitKey(1, session)).isNotEmpty();
        }
    }

    @Test
    void a_slot_that_was_dropped_heals_and_loses_nothing() {
        String session = UUID.randomUUID().toString();
        stack.connect().takeAway();
        Awaitility.await("the slot is free").ignoreExceptions().until(() -> {
            stack.database().query("select pg_drop_replication_slot('synod_outbox')");
            return true;
        });
        insert(EVENTS, session, 1L, "{}");
        stack.connect().bringBack();
        try (TopicReader reader = TopicReader.fromBeginning(stack, EVENTS)) {
            assertThat(reader.awaitKey(1, session)).isNotEmpty();
        }
    }

    /** Or the log would be kept for a slot that needs nothing of it, and the outbox would seem to lag behind. */
    @Test
    void the_slot_follows_what_others_write_though_nothing_comes_through_the_outbox() {
        TestDatabase database = stack.database();
        insert(EVENTS, UUID.randomUUID().toString(), 1L, "{}");
        database.execute("create table public.chatter as select generate_series(1, 1000)");
        Object written = database.single("select pg_current_wal_lsn()::text");
        Awaitility.await("the slot is confirmed up to " + written)
                .atMost(Duration.ofSeconds(60))
                .until(() -> Boolean.TRUE.equals(database.single("select confirmed_flush_lsn >= '" + written
                        + "' from pg_replication_slots where slot_name = 'synod_outbox'")));
    }

    @Test
    void a_part_that_was_taken_away_stays_away_until_it_is_brought_back() {
        stack.postgres().takeAway();
        assertThat(stack.database()).satisfies(database -> Awaitility.await().until(() -> refuses(database)));
        stack.postgres().bringBack();
        assertThat(stack.database().query("select 1 as one")).containsExactly(Map.of("one", 1));
    }

    @Test
    void a_stranger_cannot_publish_somebody_elses_outbox() {
        Object mayCreate = stack.database()
                .single("select has_function_privilege('synod_stream', 'public.publish_outbox(text)', 'execute')");
        assertThat(mayCreate).isEqualTo(false);
    }

    private static boolean refuses(TestDatabase database) {
        try {
            database.query("select 1");
            return false;
        } catch (IllegalStateException e) {
            return true;
        }
    }

    private static void insert(String topic, String key, @Nullable Long sequence, String payload) {
        stack.database()
                .execute(
                        "insert into session.outbox(id, aggregatetype, aggregateid, type, payload, traceparent, ce_source,"
                                + " ce_time, ce_subject, ce_sequence)"
                                + " values (?, ?, ?, 'dev.synod.test.v1', ?, '00-a-b-01', '/session-service',"
                                + " '2026-11-22T01:02:03.45Z', ?, ?)",
                        key + "/" + (sequence == null ? "step" : sequence),
                        topic,
                        key,
                        payload,
                        key,
                        sequence);
    }
}
