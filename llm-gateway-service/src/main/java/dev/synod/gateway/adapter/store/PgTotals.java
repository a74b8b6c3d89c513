package dev.synod.gateway.adapter.store;

import dev.synod.gateway.shell.port.Totals;
import dev.synod.kit.database.Database;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.StreamSupport;

/** Sums over the ledger, and over what it has forgotten, which counts at the beginning of its day. */
@Singleton
class PgTotals implements Totals {
    private static final String SUMS = """
            select %s as key, sum(calls)::bigint as calls, sum(input_tokens)::bigint as input_tokens,
                   sum(output_tokens)::bigint as output_tokens, sum(micro_usd)::bigint as micro_usd
            from (
              select session_id, owner_id, provider, settled_at as paid_at, 1 as calls, input_tokens, output_tokens,
                     cost_micro_usd as micro_usd
              from gateway.call where status = 'answered'
              union all
              select session_id, owner_id, provider, day::timestamp at time zone 'UTC', calls, input_tokens,
                     output_tokens, micro_usd
              from gateway.past_spending) as paid
            where paid_at >= $1 and paid_at < $2
              and ($3::text is null or owner_id = $3) and ($4::text is null or session_id = $4)
            group by 1 order by micro_usd desc, key limit $5
            """;

    private final Pool pool;
    private final Database database;

    PgTotals(Pool pool, Database database) {
        this.pool = pool;
        this.database = database;
    }

    @Override
    public Uni<List<Total>> of(By by, Filter filter, int limit) {
        return database.run(() -> pool.preparedQuery(SUMS.formatted(expression(by)))
                .execute(Tuple.from(new @Nullable Object[] {
                    filter.from().atOffset(ZoneOffset.UTC),
                    filter.to().atOffset(ZoneOffset.UTC),
                    filter.user(),
                    filter.session(),
                    limit
                }))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(PgTotals::total)
                        .toList()));
    }

    private static String expression(By by) {
        return switch (by) {
            case SESSION -> "session_id";
            case USER -> "owner_id";
            case PROVIDER -> "provider";
            case DAY -> "to_char(paid_at at time zone 'UTC', 'YYYY-MM-DD')";
        };
    }

    private static Total total(Row row) {
        return new Total(
                row.getString("key"),
                row.getLong("calls"),
                row.getLong("input_tokens"),
                row.getLong("output_tokens"),
                row.getLong("micro_usd"));
    }
}
