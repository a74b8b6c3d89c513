package dev.synod.session.adapter.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.synod.events.MessageJson;
import dev.synod.kit.store.NativeWrite;
import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** The rows that hold the passages: written once, never changed. One statement reads or writes many. */
final class Passages {
    private static final String READ =
            "select cast(coalesce(json_object_agg(ref, text), '{}') as text) from session.passage where session_id = :id";
    private static final String WRITE = """
            insert into session.passage (session_id, ref, text)
            select :id, key, value from json_each_text(cast(cast(:passages as text) as json))
            on conflict do nothing
            """;

    private Passages() {}

    static Uni<Map<String, String>> read(Mutiny.Session session, UUID id) {
        return session.createNativeQuery(READ, String.class)
                .setParameter("id", id)
                .getSingleResult()
                .map(Passages::parse);
    }

    /** Writes those that are not known yet. */
    static Uni<Void> write(Mutiny.Session session, UUID id, Map<String, String> known, Map<String, String> all) {
        Map<String, String> fresh = new LinkedHashMap<>(all);
        fresh.keySet().removeAll(known.keySet());
        if (fresh.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return NativeWrite.run(session, WRITE, Map.of("id", id, "passages", json(fresh)))
                .replaceWithVoid();
    }

    private static Map<String, String> parse(String json) {
        try {
            return MessageJson.MAPPER.readValue(json, new TypeReference<Map<String, String>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("PostgreSQL made this JSON", e);
        }
    }

    private static String json(Map<String, String> passages) {
        try {
            return MessageJson.MAPPER.writeValueAsString(passages);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of texts is always writable", e);
        }
    }
}
