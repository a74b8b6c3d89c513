package dev.synod.record.adapter.store;

import dev.synod.events.session.SessionEvent.ContributionAdded;
import dev.synod.record.shell.RecordedEvent;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** What each expert said, and who answered for them. */
final class ContributionProjection implements Projection {
    @Override
    public String statement() {
        return """
            insert into record.contribution (session_id, sequence, sub_problem_id, round, member_id, text,
                                             request_id, provider, model, substitute, added_at)
            select * from unnest($1::uuid[], $2::bigint[], $3::text[], $4::integer[], $5::text[], $6::text[],
                                 $7::text[], $8::text[], $9::text[], $10::boolean[], $11::timestamptz[])
            on conflict do nothing""";
    }

    @Override
    public @Nullable Tuple arguments(List<RecordedEvent> fresh) {
        List<Fact<ContributionAdded>> added = Fact.among(fresh, ContributionAdded.class);
        if (added.isEmpty()) {
            return null;
        }
        Columns<Fact<ContributionAdded>> columns = Columns.of(added);
        return Tuple.from(new Object[] {
            columns.uuids(fact -> fact.event().sessionId()),
            columns.longs(fact -> fact.event().sequence()),
            columns.texts(fact -> fact.data().subProblemId()),
            columns.integers(fact -> fact.data().round()),
            columns.texts(fact -> fact.data().memberId()),
            columns.texts(fact -> fact.data().text()),
            columns.texts(fact -> fact.data().answeredBy().requestId()),
            columns.texts(fact -> fact.data().answeredBy().provider()),
            columns.texts(fact -> fact.data().answeredBy().model()),
            columns.booleans(fact -> fact.data().answeredBy().substitute()),
            columns.times(fact -> fact.event().envelope().time())
        });
    }
}
