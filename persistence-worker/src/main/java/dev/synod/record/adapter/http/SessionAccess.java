package dev.synod.record.adapter.http;

import dev.synod.kit.http.Caller;
import dev.synod.kit.http.Problems;
import dev.synod.record.shell.reads.SessionHead;
import dev.synod.record.shell.reads.SessionRecords;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;

import java.util.UUID;

/** Lets an owner or an operator to a session; to others it does not exist. */
@RequestScoped
public class SessionAccess {
    private final SessionRecords sessions;
    private final Caller caller;

    SessionAccess(SessionRecords sessions, Caller caller) {
        this.sessions = sessions;
        this.caller = caller;
    }

    /** The head of a session whose history is there; 410 if it has been dropped, 404 as ever. */
    Uni<SessionHead> toHistory(UUID sessionId) {
        return to(sessionId).invoke(head -> {
            if (head.historyExpired()) {
                throw Problems.problem(
                                410,
                                "history_expired",
                                "The history is not kept any more",
                                "The events and contributions of session '" + sessionId
                                        + "' were kept as long as its operators say. Its verdict, actions and cost are"
                                        + " still here.")
                        .build();
            }
        });
    }

    /** The session's head if it is the caller's own, or 404: operators may look, and no more. */
    public Uni<SessionHead> toOwn(UUID sessionId) {
        return sessions.head(sessionId).map(found -> found.filter(head -> caller.owns(head.ownerId()))
                .orElseThrow(() -> Problems.notFound("session", sessionId)));
    }

    /** The session's head, or 404. */
    Uni<SessionHead> to(UUID sessionId) {
        return sessions.head(sessionId).map(found -> found.filter(head -> caller.maySee(head.ownerId()))
                .orElseThrow(() -> Problems.notFound("session", sessionId)));
    }
}
