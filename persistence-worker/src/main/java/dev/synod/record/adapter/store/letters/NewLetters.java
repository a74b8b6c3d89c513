package dev.synod.record.adapter.store.letters;

import dev.synod.events.Headers;
import dev.synod.kit.http.Parameters;
import dev.synod.record.shell.Arrival;
import dev.synod.record.shell.DeadLetterCause;
import dev.synod.record.shell.Failure;
import dev.synod.record.shell.SourceRecord;
import dev.synod.record.shell.letters.LetterState;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Lays records aside. One that is a letter already makes no second one. */
final class NewLetters {
    private static final String INSERT = """
        insert into record.dead_letter (source_topic, source_partition, source_offset, order_key, key, session_id,
                                        event_id, event_type, headers, value, cause, reason, exception, stack, state,
                                        last_tried_at, next_try_at, history)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9::text::json, $10, $11, $12, $13, $14, $15,
                case when $13::text is not null then now() end,
                case when $15 = 'waiting' then now() + make_interval(secs => $16::double precision) end,
                jsonb_build_array(jsonb_build_object('at', now(), 'what', $15::text, 'detail', $12::text)))
        on conflict (source_topic, source_partition, source_offset) do nothing""";

    private static final String BEHIND = "an earlier record of its key is a dead letter";

    private NewLetters() {}

    /** Lays sound records behind the letters of their keys; returns those that are no letters yet. */
    static Uni<List<Arrival.Sound>> behind(SqlConnection connection, List<Arrival.Sound> arrivals) {
        List<Tuple> rows = arrivals.stream()
                .map(arrival -> row(arrival.source(), null, LetterState.BEHIND, Duration.ZERO))
                .toList();
        return connection.preparedQuery(INSERT).executeBatch(rows).map(results -> {
            List<Arrival.Sound> fresh = new ArrayList<>();
            RowSet<Row> result = results;
            for (Arrival.Sound arrival : arrivals) {
                if (result.rowCount() > 0) {
                    fresh.add(arrival);
                }
                result = result.next();
            }
            return fresh;
        });
    }

    /** Makes a letter of a record that failed; false if it is one. */
    static Uni<Boolean> dead(
            SqlConnection connection, SourceRecord source, Failure failure, LetterState state, Duration retryAfter) {
        return connection
                .preparedQuery(INSERT)
                .execute(row(source, failure, state, retryAfter))
                .map(rows -> rows.rowCount() > 0);
    }

    private static Tuple row(SourceRecord source, @Nullable Failure failure, LetterState state, Duration retryAfter) {
        Map<String, String> headers = source.textHeaders();
        String key = source.key();
        byte[] value = source.value();
        return Tuple.from(new @Nullable Object[] {
            source.topic(),
            source.partition(),
            source.offset(),
            source.orderKey(),
            key == null ? null : Buffer.buffer(key.getBytes(StandardCharsets.UTF_8)),
            sessionId(key),
            plain(headers.get(Headers.ID)),
            plain(headers.get(Headers.TYPE)),
            HeaderJson.write(source.headers()),
            value == null ? null : Buffer.buffer(value),
            (failure == null ? DeadLetterCause.BEHIND : failure.cause()).text(),
            failure == null ? BEHIND : plain(failure.reason()),
            failure == null ? null : failure.exception(),
            failure == null ? null : plain(failure.stack()),
            state.text(),
            seconds(retryAfter)
        });
    }

    private static @Nullable UUID sessionId(@Nullable String key) {
        return key == null ? null : Parameters.uuid(key).orElse(null);
    }

    /** PostgreSQL's text can't hold U+0000. */
    static @Nullable String plain(@Nullable String text) {
        return text == null ? null : text.replace('\0', '\uFFFD');
    }

    static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
