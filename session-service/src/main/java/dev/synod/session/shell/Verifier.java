package dev.synod.session.shell;

import dev.synod.events.session.SessionEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Compares what was published of a session with its checkpoint. */
@ApplicationScoped
public class Verifier {
    private final SessionStore store;

    Verifier(SessionStore store) {
        this.store = store;
    }

    /** @param published by sequence, as a reader of the public topic has them; a repeat is no second event */
    public Uni<Verification> verify(UUID sessionId, Map<Long, Set<SessionEvent>> published) {
        return store.facts(sessionId).map(facts -> Verification.of(sessionId.toString(), facts, published));
    }
}
