package dev.synod.record.adapter.store.letters;

import dev.synod.record.adapter.store.Rows;
import dev.synod.record.shell.DeadLetterCause;
import dev.synod.record.shell.SourceRecord;
import dev.synod.record.shell.letters.DeadLetter;
import dev.synod.record.shell.letters.LetterDetail;
import dev.synod.record.shell.letters.LetterState;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

/** A letter's row, read the same way by all queries. */
final class LetterRow {
    static final String COLUMNS = """
        id, state, cause, reason, key, session_id, event_id, event_type, source_topic, source_partition, source_offset,
        attempts, first_failed_at, last_tried_at, next_try_at, closed_at, closed_by, closed_reason""";

    static final String DETAILS =
            COLUMNS + ", exception, stack, headers::text as headers, value, history::text as history";

    private LetterRow() {}

    static DeadLetter read(Row row) {
        return new DeadLetter(
                row.getLong("id"),
                state(row),
                DeadLetterCause.valueOf(row.getString("cause").toUpperCase(Locale.ROOT)),
                row.getString("reason"),
                key(row),
                row.getUUID("session_id"),
                row.getString("event_id"),
                row.getString("event_type"),
                row.getString("source_topic"),
                row.getInteger("source_partition"),
                row.getLong("source_offset"),
                row.getInteger("attempts"),
                Rows.instant(row, "first_failed_at"),
                Rows.instantOrNull(row, "last_tried_at"),
                Rows.instantOrNull(row, "next_try_at"),
                Rows.instantOrNull(row, "closed_at"),
                row.getString("closed_by"),
                row.getString("closed_reason"));
    }

    static LetterDetail detail(Row row) {
        byte[] value = bytes(row, "value");
        String text = value == null ? null : Utf8.textOrNull(value);
        return new LetterDetail(
                read(row),
                row.getString("exception"),
                row.getString("stack"),
                row.getString("headers"),
                text,
                value == null || text != null ? null : Base64.getEncoder().encodeToString(value),
                row.getString("history"));
    }

    static SourceRecord source(Row row) {
        return new SourceRecord(
                row.getString("source_topic"),
                row.getInteger("source_partition"),
                row.getLong("source_offset"),
                key(row),
                HeaderJson.read(row.getString("headers")),
                bytes(row, "value"));
    }

    static LetterState state(Row row) {
        return LetterState.valueOf(row.getString("state").toUpperCase(Locale.ROOT));
    }

    private static @Nullable String key(Row row) {
        byte[] key = bytes(row, "key");
        return key == null ? null : new String(key, StandardCharsets.UTF_8);
    }

    private static byte @Nullable [] bytes(Row row, String column) {
        Buffer buffer = row.getBuffer(column);
        return buffer == null ? null : buffer.getBytes();
    }
}
