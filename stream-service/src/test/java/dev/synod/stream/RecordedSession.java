package dev.synod.stream;

import dev.synod.testing.TestDatabase;
import dev.synod.testing.TestStack;
import dev.synod.testing.TopicWriter;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** One session, whose events a test puts on the topic and into the record, when and as it likes. */
final class RecordedSession {
    static final String TOPIC = "synod.session.events.v1";
    private static final String SCHEMA = """
            create table if not exists record.event (
              session_id uuid not null, sequence bigint not null, event_id text not null, type text not null,
              source text not null, time timestamptz not null, data text not null, traceparent text,
              primary key (session_id, sequence));
            create table if not exists record.session (
              session_id uuid primary key, owner_id text, state text, last_sequence bigint not null);
            create table if not exists record.expired_month (month date primary key);
            create or replace function record.month_of(id uuid) returns date language sql immutable
              return date_trunc('month', uuid_extract_timestamp(id) at time zone 'UTC')::date;
            grant usage on schema record to synod_stream;
            grant select on record.event, record.session, record.expired_month to synod_stream""";

    private final TestDatabase database;
    private final String id;
    private final String owner;

    private RecordedSession(TestDatabase database, String id, String owner) {
        this.database = database;
        this.id = id;
        this.owner = owner;
    }

    /** A session made just now, of which nobody has heard yet. */
    static RecordedSession of(String owner) {
        TestDatabase database = TestStack.get().database();
        database.execute(SCHEMA);
        return new RecordedSession(database, idMadeAt(System.currentTimeMillis()), owner);
    }

    /** A version 7 id. */
    static String idMadeAt(long millis) {
        long high = (millis << 16) | 0x7000 | ThreadLocalRandom.current().nextInt(0x1000);
        long low = 0x8000000000000000L | ThreadLocalRandom.current().nextLong(1L << 62);
        return new UUID(high, low).toString();
    }

    String id() {
        return id;
    }

    String path() {
        return "/api/v1/sessions/" + id + "/stream";
    }

    /** The JSON of an event: text that would suffer if anything re-wrote it. */
    String json(long sequence) {
        return sequence == 1
                ? "{\"ownerId\":\"" + owner + "\",\"problem\":\"Why?\"}"
                : "{\"b\":" + sequence + ", \"a\":1.50,\"text\":\"naïve — \\u0041 漢字 \\\"x\\\"\",\"a\":2}";
    }

    String type(long sequence) {
        return sequence == 1 ? "dev.synod.session.created.v1" : "dev.synod.contribution.added.v1";
    }

    RecordedSession record(long from, long to) {
        for (long sequence = from; sequence <= to; sequence++) {
            record(sequence, type(sequence), json(sequence));
        }
        return this;
    }

    /** The record's retention has dropped its events. */
    RecordedSession expire() {
        database.execute("delete from record.event where session_id = '" + id + "'");
        database.execute(
                "insert into record.expired_month values (record.month_of('" + id + "'))" + " on conflict do nothing");
        return this;
    }

    RecordedSession recordEnd(long sequence) {
        return record(sequence, "dev.synod.session.completed.v1", "{\"outcome\":\"full\"}");
    }

    private RecordedSession record(long sequence, String type, String json) {
        try (Connection connection = database.open();
                PreparedStatement event = connection.prepareStatement("insert into record.event"
                        + " (session_id, sequence, event_id, type, source, time, data) values"
                        + " (?::uuid, ?, ?, ?, '/test', now(), ?) on conflict do nothing");
                PreparedStatement session = connection.prepareStatement("insert into record.session"
                        + " (session_id, owner_id, state, last_sequence) values (?::uuid, ?, 'RUNNING', ?)"
                        + " on conflict (session_id) do update set last_sequence = excluded.last_sequence")) {
            connection.setAutoCommit(false);
            event.setString(1, id);
            event.setLong(2, sequence);
            event.setString(3, id + "/" + sequence);
            event.setString(4, type);
            event.setString(5, json);
            event.executeUpdate();
            session.setString(1, id);
            session.setString(2, owner);
            session.setLong(3, sequence);
            session.executeUpdate();
            connection.commit();
            return this;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot record", e);
        }
    }

    RecordedSession publish(TopicWriter writer, long from, long to) {
        for (long sequence = from; sequence <= to; sequence++) {
            writer.send(TOPIC, id, envelope(sequence, type(sequence)), json(sequence));
        }
        return this;
    }

    RecordedSession publishEnd(TopicWriter writer, long sequence) {
        writer.send(TOPIC, id, envelope(sequence, "dev.synod.session.completed.v1"), "{\"outcome\":\"full\"}");
        return this;
    }

    TopicWriter.Envelope envelope(long sequence, String type) {
        return TopicWriter.envelope(id + "/" + sequence, type, id).with("ce_sequence", Long.toString(sequence));
    }
}
