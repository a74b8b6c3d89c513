package dev.synod.session.adapter.http;

import dev.synod.kit.http.Caller;
import dev.synod.kit.http.Parameters;
import dev.synod.kit.http.Problems;
import dev.synod.kit.log.LogIds;
import dev.synod.session.shell.IllegalTransition;
import dev.synod.session.shell.SessionStore;
import dev.synod.session.shell.SessionView;
import dev.synod.session.shell.Status;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;

import java.util.UUID;

/** Which sessions the caller may see and change. What another user owns does not exist. */
@RequestScoped
public class OwnSessions {
    private final SessionStore store;
    private final Caller caller;

    OwnSessions(SessionStore store, Caller caller) {
        this.store = store;
        this.caller = caller;
    }

    /** A session that the caller may look at: the caller's own, and any for operators. */
    Uni<SessionView> visible(String id) {
        UUID sessionId = Parameters.uuid(id).orElseThrow(() -> Problems.notFound("session", id));
        LogIds.session(sessionId.toString());
        return store.find(sessionId).map(found -> found.filter(view -> caller.maySee(view.ownerId()))
                .orElseThrow(() -> Problems.notFound("session", id)));
    }

    /** A session that the caller may change: the caller's own. */
    Uni<SessionView> owned(String id) {
        return visible(id).map(view -> {
            if (!caller.owns(view.ownerId())) {
                throw Problems.notFound("session", id);
            }
            return view;
        });
    }

    /** Nothing can be done with a session that waits to be linked, but to wait, or to cancel its replanning. */
    static void begun(SessionView view, String wish) {
        if (view.state() == Status.LINKING) {
            throw new IllegalTransition(wish, Status.LINKING);
        }
    }
}
