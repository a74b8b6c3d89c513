package dev.synod.session.adapter.store;

import dev.synod.events.TraceContext;
import dev.synod.session.core.Deliberation;
import dev.synod.session.shell.Change;
import dev.synod.session.shell.NewSession;
import dev.synod.session.shell.SessionView;
import dev.synod.session.shell.Status;
import dev.synod.session.shell.Stored;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** The row of a session: its checkpoint, and columns to find it by. */
@Entity
@Table(name = "session", schema = "session")
class SessionEntity {
    @Id
    UUID id = new UUID(0, 0);

    @Column(name = "owner_id")
    String ownerId = "";

    String status = "";

    /** What a list shows, so that it need not read the checkpoint. */
    String summary = "";

    String checkpoint = "";

    long sequence;

    String traceparent = "";

    String tracestate = "";

    @Column(name = "created_at")
    Instant createdAt = Instant.EPOCH;

    @Column(name = "updated_at")
    Instant updatedAt = Instant.EPOCH;

    @Nullable @Column(name = "ended_at")
    Instant endedAt;

    @Nullable @Column(name = "due_at")
    Instant dueAt;

    @Version
    int version;

    protected SessionEntity() {}

    SessionEntity(NewSession session, Instant at) {
        id = session.id();
        ownerId = session.ownerId();
        createdAt = at;
        TraceContext trace = session.trace();
        if (trace != null) {
            traceparent = trace.traceparent();
            tracestate = trace.tracestate();
        }
    }

    void apply(Change change, String json) {
        checkpoint = json;
        summary = Summary.of(change.next().dossier()).json();
        status = Status.of(change.next()).name();
        sequence = change.sequence();
        updatedAt = change.at();
        endedAt = change.next() instanceof Deliberation.Ended ? change.at() : null;
        dueAt = change.next().dueAt().orElse(null);
    }

    Stored stored(Map<String, String> passages) {
        TraceContext trace = traceparent.isEmpty() ? null : new TraceContext(traceparent, tracestate);
        return new Stored(state(passages), sequence, trace);
    }

    SessionView view() {
        Summary shown = Summary.read(summary);
        return new SessionView(
                id,
                ownerId,
                status,
                shown.outcome(),
                shown.problem(),
                shown.options(),
                shown.cost(),
                sequence,
                createdAt,
                updatedAt,
                endedAt,
                version);
    }

    private Deliberation state(Map<String, String> passages) {
        return CheckpointJson.read(new CheckpointJson.Checkpoint(checkpoint, passages));
    }
}
