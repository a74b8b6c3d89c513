package dev.synod.session.adapter.store;

import dev.synod.kit.http.IdempotencyKey;
import dev.synod.kit.store.NativeWrite;
import dev.synod.session.shell.NewSession;
import dev.synod.session.shell.Opening;
import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The keys by which requests that came before are known again. */
final class IdempotencyKeys {
    private static final String CLAIM = """
            insert into session.idempotency_key (owner_id, key, fingerprint, session_id)
            values (:owner, :key, :fingerprint, :id) on conflict do nothing
            """;

    private static final String FIND =
            "select session_id, fingerprint from session.idempotency_key where owner_id = :owner and key = :key";

    private IdempotencyKeys() {}

    /** Claims the session's key; what an earlier request with it came to, if there was one. */
    static Uni<Optional<Opening>> claim(Mutiny.Session db, NewSession session) {
        if (session.key().isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        IdempotencyKey key = session.key().get();
        return NativeWrite.run(
                        db,
                        CLAIM,
                        Map.of(
                                "owner", session.ownerId(),
                                "key", key.key(),
                                "fingerprint", key.fingerprint(),
                                "id", session.id()))
                .chain(inserted -> inserted == 1
                        ? Uni.createFrom().item(Optional.empty())
                        : earlier(db, session.ownerId(), key).map(Optional::of));
    }

    private static Uni<Opening> earlier(Mutiny.Session db, String ownerId, IdempotencyKey key) {
        return db.createNativeQuery(FIND, Object[].class)
                .setParameter("owner", ownerId)
                .setParameter("key", key.key())
                .getSingleResult()
                .map(row -> row[1].equals(key.fingerprint())
                        ? new Opening.Accepted((UUID) row[0])
                        : new Opening.KeyReused((UUID) row[0]));
    }
}
