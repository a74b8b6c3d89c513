package dev.synod.record.adapter.store;

import dev.synod.events.session.SessionEvent.VerdictReached;
import dev.synod.record.shell.RecordedEvent;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;

/** The verdict; a session reaches at most one. */
final class VerdictProjection implements Projection {
    @Override
    public String statement() {
        return """
            insert into record.verdict (session_id, sequence, outcome, recommendation, confidence, verdict, reached_at)
            select session_id, sequence, outcome, recommendation, confidence, verdict::json, reached_at
            from unnest($1::uuid[], $2::bigint[], $3::text[], $4::text[], $5::float8[], $6::text[], $7::timestamptz[])
              as row (session_id, sequence, outcome, recommendation, confidence, verdict, reached_at)
            on conflict do nothing""";
    }

    @Override
    public @Nullable Tuple arguments(List<RecordedEvent> fresh) {
        List<Fact<VerdictReached>> reached = Fact.among(fresh, VerdictReached.class);
        if (reached.isEmpty()) {
            return null;
        }
        Columns<Fact<VerdictReached>> columns = Columns.of(reached);
        return Tuple.from(new Object[] {
            columns.uuids(fact -> fact.event().sessionId()),
            columns.longs(fact -> fact.event().sequence()),
            columns.texts(fact -> fact.data().verdict().outcome().name().toLowerCase(Locale.ROOT)),
            columns.texts(fact -> fact.data().verdict().recommendation()),
            columns.doubles(fact -> fact.data().verdict().confidence()),
            columns.texts(fact -> Json.of(fact.data().verdict())),
            columns.times(fact -> fact.event().envelope().time())
        });
    }
}
