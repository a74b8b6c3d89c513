package dev.synod.session.adapter.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.synod.events.Envelope;
import dev.synod.events.Message;
import dev.synod.events.MessageJson;
import dev.synod.events.MessageTypes;
import dev.synod.events.session.SessionEvent;
import dev.synod.kit.database.Database;
import dev.synod.kit.store.NativeWrite;
import dev.synod.session.shell.NumberedFact;
import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The rows that hold a session's facts, in their published form: written once, never changed. */
final class Facts {
    private static final String READ = """
            select sequence, type, data, at from session.fact
            where session_id = :id and sequence <= :last order by sequence
            """;
    private static final String WRITE = """
            insert into session.fact (session_id, sequence, type, data, at, change_id)
            select :id, sequence, type, data, at, :change
            from json_to_recordset(cast(cast(:rows as text) as json))
              as r(sequence bigint, type text, data text, at timestamptz)
            """;
    private static final String HOLD = """
            select exists (select 1 from session.fact where session_id = :id and change_id = :change)
            """;

    private Facts() {}

    /** @param last those after it are left out, for another transaction may have added them meanwhile */
    static Uni<List<NumberedFact>> read(Mutiny.Session session, UUID id, long last) {
        return session.createNativeQuery(READ, Object[].class)
                .setParameter("id", id)
                .setParameter("last", last)
                .getResultList()
                .map(rows -> Database.ours(() -> rows.stream().map(Facts::fact).toList()));
    }

    /** True if a change is among a session's, whatever came after it. */
    static Uni<Boolean> hold(Mutiny.Session session, UUID id, UUID changeId) {
        return session.createNativeQuery(HOLD, Boolean.class)
                .setParameter("id", id)
                .setParameter("change", changeId)
                .getSingleResult();
    }

    /** @param changeId the change that they come with, to find it by; a session's first one is called as the session */
    static Uni<Void> write(Mutiny.Session session, UUID id, UUID changeId, List<Envelope<?>> facts) {
        return facts.isEmpty()
                ? Uni.createFrom().voidItem()
                : NativeWrite.run(session, WRITE, Map.of("id", id, "change", changeId, "rows", rows(facts)))
                        .replaceWithVoid();
    }

    private static NumberedFact fact(Object[] row) {
        String type = (String) row[1];
        Class<? extends Message> recordType = MessageTypes.recordOf(type)
                .orElseThrow(() -> new IllegalStateException("a fact has the unknown type " + type));
        byte[] data = ((String) row[2]).getBytes(StandardCharsets.UTF_8);
        return new NumberedFact(((Number) row[0]).longValue(), ((OffsetDateTime) row[3]).toInstant(), (SessionEvent)
                MessageJson.read(data, recordType));
    }

    private static String rows(List<Envelope<?>> facts) {
        ArrayNode rows = MessageJson.MAPPER.createArrayNode();
        for (Envelope<?> fact : facts) {
            rows.addObject()
                    .put("sequence", fact.sequence())
                    .put("type", fact.type())
                    .put("data", MessageJson.write(fact.data()))
                    .put("at", fact.time().toString());
        }
        try {
            return MessageJson.MAPPER.writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON tree is always writable", e);
        }
    }
}
