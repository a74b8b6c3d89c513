package dev.synod.record.adapter.store.replan;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.synod.events.MessageJson;
import dev.synod.events.session.Replanning;
import dev.synod.events.session.Replanning.RelatedAction;
import dev.synod.events.session.Verdict;
import dev.synod.record.core.replan.BlockedAction;
import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** Reads what a replanning starts from, and keeps the action from changing until the end of the transaction. */
final class BlockedActions {
    private static final String ACTION = """
            select action.owner_id, action.status, action.blocked_because, cast(action.replanned_by as text),
                   action.title, action.description, cast(action.session_id as text), session.problem,
                   cast(verdict.verdict as text), cast(link.project_id as text)
            from record.action
            left join record.session on session.session_id = action.session_id
            left join record.verdict on verdict.session_id = action.session_id
            left join record.project_session link on link.session_id = action.session_id
            where action.action_id = :id
            for update of action
            """;

    private static final String RELATED = """
            select action_id, title, status from record.action
            where session_id = cast(:session as uuid) and action_id <> :id order by position
            """;

    private BlockedActions() {}

    /** The action of that id; null if there is none. */
    static Uni<@Nullable BlockedAction> find(Mutiny.Session db, String actionId) {
        return db.createNativeQuery(ACTION, Object[].class)
                .setParameter("id", actionId)
                .getSingleResultOrNull()
                .chain(row -> row == null
                        ? Uni.createFrom().nullItem()
                        : related(db, actionId, (String) row[6]).map(related -> action(actionId, row, related)));
    }

    private static Uni<List<RelatedAction>> related(Mutiny.Session db, String actionId, String sessionId) {
        return db.createNativeQuery(RELATED, Object[].class)
                .setParameter("session", sessionId)
                .setParameter("id", actionId)
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new RelatedAction((String) row[0], (String) row[1], (String) row[2]))
                        .toList());
    }

    private static BlockedAction action(String actionId, Object[] row, List<RelatedAction> related) {
        @Nullable Verdict verdict = verdict((String) row[8]);
        return new BlockedAction(
                (String) row[0],
                "blocked".equals(row[1]),
                (String) row[1],
                (String) row[3],
                new Replanning(
                        actionId,
                        (String) row[4],
                        (String) row[5],
                        orEmpty((String) row[2]),
                        (String) row[6],
                        orEmpty((String) row[7]),
                        verdict == null ? null : verdict.recommendation(),
                        verdict == null ? null : verdict.rationale(),
                        (String) row[9],
                        related));
    }

    private static @Nullable Verdict verdict(@Nullable String json) {
        try {
            return json == null ? null : MessageJson.MAPPER.readValue(json, Verdict.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("we wrote this JSON", e);
        }
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
