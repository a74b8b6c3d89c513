package dev.synod.session.adapter.store;

import dev.synod.events.TraceContext;
import dev.synod.session.core.replan.ReplanSaga;
import dev.synod.session.core.replan.ReplanState;
import dev.synod.session.core.replan.Undoing;
import dev.synod.session.shell.replan.ReplanView;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/** The row of a replan saga, which {@link PgReplanStore} inserts. */
@Entity
@Table(name = "replan", schema = "session")
class ReplanEntity {
    @Id
    UUID id = new UUID(0, 0);

    @Column(name = "action_id", updatable = false)
    String actionId = "";

    @Column(name = "owner_id", updatable = false)
    String ownerId = "";

    @Column(name = "session_id", updatable = false)
    UUID sessionId = new UUID(0, 0);

    String state = "";

    @Nullable @Column(name = "undo_code")
    String undoCode;

    @Nullable @Column(name = "undo_detail")
    String undoDetail;

    @Nullable @Column(name = "undo_session_id")
    String undoSessionId;

    int tries;

    @Column(updatable = false)
    String traceparent = "";

    @Column(updatable = false)
    String tracestate = "";

    @Column(name = "created_at", updatable = false)
    Instant createdAt = Instant.EPOCH;

    @Column(name = "updated_at")
    Instant updatedAt = Instant.EPOCH;

    @Nullable @Column(name = "due_at")
    Instant dueAt;

    @Version
    int version;

    protected ReplanEntity() {}

    void apply(ReplanSaga next, Instant at) {
        state = next.state().name();
        Undoing undoing = next.undoing();
        undoCode = undoing == null ? null : undoing.code();
        undoDetail = undoing == null ? null : undoing.detail();
        undoSessionId = undoing == null ? null : undoing.sessionId();
        tries = next.tries();
        dueAt = next.dueAt();
        updatedAt = at;
    }

    ReplanSaga saga() {
        return new ReplanSaga(
                id.toString(),
                actionId,
                ownerId,
                sessionId.toString(),
                ReplanState.valueOf(state),
                undoing(),
                tries,
                dueAt);
    }

    ReplanView view() {
        return new ReplanView(
                id, actionId, sessionId, ownerId, ReplanState.valueOf(state), undoing(), createdAt, updatedAt);
    }

    @Nullable TraceContext trace() {
        return traceparent.isEmpty() ? null : new TraceContext(traceparent, tracestate);
    }

    private @Nullable Undoing undoing() {
        return undoCode == null || undoDetail == null ? null : new Undoing(undoCode, undoDetail, undoSessionId);
    }
}
