package dev.synod.record.adapter.store;

import dev.synod.events.session.Action;
import dev.synod.events.session.SessionEvent.ActionsExtracted;
import dev.synod.record.shell.RecordedEvent;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The verdict's actions, to do at first. Their owner is the session's, so this comes after sessions. */
final class ActionProjection implements Projection {
    @Override
    public String statement() {
        return """
            insert into record.action (action_id, session_id, owner_id, position, title, description, priority,
                                       success_criteria, kill_criteria, depends_on, steps, created_at)
            select row.action_id, row.session_id, session.owner_id, row.position, row.title, row.description,
                   row.priority, row.success_criteria::json, row.kill_criteria::json, row.depends_on::json,
                   row.steps::json, row.created_at
            from unnest($1::text[], $2::uuid[], $3::integer[], $4::text[], $5::text[], $6::text[],
                        $7::text[], $8::text[], $9::text[], $10::text[], $11::timestamptz[])
              as row (action_id, session_id, position, title, description, priority,
                      success_criteria, kill_criteria, depends_on, steps, created_at)
            left join record.session on session.session_id = row.session_id
            on conflict do nothing""";
    }

    @Override
    public @Nullable Tuple arguments(List<RecordedEvent> fresh) {
        List<Item> items = items(fresh);
        if (items.isEmpty()) {
            return null;
        }
        Columns<Item> columns = Columns.of(items);
        return Tuple.from(new Object[] {
            columns.texts(item -> item.action().actionId()),
            columns.uuids(item -> item.event().sessionId()),
            columns.integers(Item::position),
            columns.texts(item -> item.action().title()),
            columns.texts(item -> item.action().description()),
            columns.texts(item -> item.action().priority().name().toLowerCase(Locale.ROOT)),
            columns.texts(item -> Json.of(item.action().successCriteria())),
            columns.texts(item -> Json.of(item.action().killCriteria())),
            columns.texts(item -> Json.of(item.action().dependsOn())),
            columns.texts(item -> Json.of(item.action().steps())),
            columns.times(item -> item.event().envelope().time())
        });
    }

    private static List<Item> items(List<RecordedEvent> fresh) {
        List<Item> items = new ArrayList<>();
        for (Fact<ActionsExtracted> extracted : Fact.among(fresh, ActionsExtracted.class)) {
            int position = 0;
            for (Action action : extracted.data().actions()) {
                items.add(new Item(extracted.event(), ++position, action));
            }
        }
        return items;
    }

    /** @param position from 1, as the verdict lists them */
    private record Item(RecordedEvent event, int position, Action action) {}
}
