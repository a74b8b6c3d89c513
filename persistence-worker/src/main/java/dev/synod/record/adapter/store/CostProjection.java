package dev.synod.record.adapter.store;

import dev.synod.events.session.Cost;
import dev.synod.events.session.SessionEvent.CostUpdated;
import dev.synod.record.shell.RecordedEvent;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** A session's running total, as its latest event says, and how many calls made it. */
final class CostProjection implements Projection {
    @Override
    public String statement() {
        return """
            insert into record.cost as known (session_id, input_tokens, output_tokens, micro_usd, calls, last_sequence)
            select * from unnest($1::uuid[], $2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[], $6::bigint[])
            on conflict (session_id) do update set
              input_tokens = case when excluded.last_sequence > known.last_sequence
                                  then excluded.input_tokens else known.input_tokens end,
              output_tokens = case when excluded.last_sequence > known.last_sequence
                                   then excluded.output_tokens else known.output_tokens end,
              micro_usd = case when excluded.last_sequence > known.last_sequence
                               then excluded.micro_usd else known.micro_usd end,
              calls = known.calls + excluded.calls,
              last_sequence = greatest(known.last_sequence, excluded.last_sequence)""";
    }

    @Override
    public @Nullable Tuple arguments(List<RecordedEvent> fresh) {
        Map<UUID, Total> totals = new TreeMap<>();
        for (Fact<CostUpdated> updated : Fact.among(fresh, CostUpdated.class)) {
            Total total = new Total(
                    updated.event().sessionId(),
                    updated.data().total(),
                    1,
                    updated.event().sequence());
            totals.merge(total.sessionId(), total, Total::and);
        }
        if (totals.isEmpty()) {
            return null;
        }
        Columns<Total> columns = Columns.of(totals.values());
        return Tuple.from(new Object[] {
            columns.uuids(Total::sessionId),
            columns.longs(total -> total.cost().inputTokens()),
            columns.longs(total -> total.cost().outputTokens()),
            columns.longs(total -> total.cost().microUsd()),
            columns.longs(Total::calls),
            columns.longs(Total::sequence)
        });
    }

    private record Total(UUID sessionId, Cost cost, long calls, long sequence) {
        Total and(Total other) {
            Total later = other.sequence > sequence ? other : this;
            return new Total(sessionId, later.cost, calls + other.calls, later.sequence);
        }
    }
}
