package dev.synod.gateway.adapter.store;

import dev.synod.gateway.shell.port.LedgerRetention;
import dev.synod.kit.database.Database;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;

import java.time.Instant;
import java.time.ZoneOffset;

/** One statement a lot: what a row said of money is summed up as the row goes. Replicas take different rows. */
@Singleton
class PgLedgerRetention implements LedgerRetention {
    private static final String FORGET = """
            with old as (
                   select request_id from gateway.call where status <> 'pending' and settled_at < $1
                   order by settled_at limit $2 for update skip locked),
                 gone as (
                   delete from gateway.call where request_id in (select request_id from old)
                   returning session_id, owner_id, provider, status, (settled_at at time zone 'UTC')::date as day,
                             input_tokens, output_tokens, cost_micro_usd),
                 summed as (
                   insert into gateway.past_spending as past
                     (session_id, owner_id, provider, day, calls, input_tokens, output_tokens, micro_usd)
                   select session_id, owner_id, provider, day, count(*), sum(input_tokens)::bigint,
                          sum(output_tokens)::bigint, sum(cost_micro_usd)::bigint
                   from gone where status = 'answered' group by session_id, owner_id, provider, day
                   on conflict (session_id, owner_id, provider, day) do update
                     set calls = past.calls + excluded.calls,
                         input_tokens = past.input_tokens + excluded.input_tokens,
                         output_tokens = past.output_tokens + excluded.output_tokens,
                         micro_usd = past.micro_usd + excluded.micro_usd)
            select count(*) as gone from gone
            """;

    private final Pool pool;
    private final Database database;

    PgLedgerRetention(Pool pool, Database database) {
        this.pool = pool;
        this.database = database;
    }

    @Override
    public Uni<Long> forget(Instant settledBefore, int atMost) {
        return database.run(() -> pool.preparedQuery(FORGET)
                .execute(Tuple.of(settledBefore.atOffset(ZoneOffset.UTC), atMost))
                .map(rows -> rows.iterator().next().getLong("gone")));
    }
}
