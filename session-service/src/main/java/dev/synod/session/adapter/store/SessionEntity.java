package dev.synod.session.adapter.store;

import dev.synod.events.TraceContext;
import dev.synod.events.session.CouncilOptions;
import dev.synod.events.session.SessionEvent;
import dev.synod.session.core.Deliberation;
import dev.synod.session.core.Stage;
import dev.synod.session.core.dossier.Dossier;
import dev.synod.session.shell.Change;
import dev.synod.session.shell.NewSession;
import dev.synod.session.shell.NumberedFact;
import dev.synod.session.shell.SessionView;
import dev.synod.session.shell.Status;
import dev.synod.session.shell.Stored;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The row of a session: what is in flight, and columns to find and show it by. An update writes what changed. */
@Entity
@Table(name = "session", schema = "session")
@DynamicUpdate
class SessionEntity {
    @Id
    UUID id = new UUID(0, 0);

    @Column(name = "owner_id", updatable = false)
    String ownerId = "";

    String problem = "";

    @Column(updatable = false)
    String options = "";

    String status = "";

    @Nullable @Column(name = "waiting_for")
    String waitingFor;

    String summary = "";

    String desk = "";

    long sequence;

    int level;

    @Nullable @Column(name = "level_leased_until")
    Instant levelLeasedUntil;

    @Column(updatable = false)
    String traceparent = "";

    @Column(updatable = false)
    String tracestate = "";

    @Column(name = "created_at", updatable = false)
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

    /** A session that waits to be linked to the action that it replans, until a first change is applied. */
    SessionEntity(NewSession session, Instant at) {
        id = session.id();
        ownerId = session.ownerId();
        problem = session.problem();
        options = Summary.write(session.options());
        status = Status.LINKING.name();
        summary = Summary.write(Summary.NOTHING);
        createdAt = at;
        updatedAt = at;
        TraceContext trace = session.trace();
        if (trace != null) {
            traceparent = trace.traceparent();
            tracestate = trace.tracestate();
        }
    }

    void apply(Change change) {
        Deliberation next = change.next();
        Summary shown = Summary.of(next.dossier());
        summary = Summary.write(shown);
        status = Status.of(next).name();
        waitingFor = shown.waitingFor() == null ? null : shown.waitingFor().name();
        desk = DeskJson.TODAY.write(next.desk());
        sequence = change.sequence();
        level = next.dossier().level();
        levelLeasedUntil = null;
        updatedAt = change.at();
        endedAt = next.stage() == Stage.ENDED ? change.at() : null;
        dueAt = change.dueAt().orElse(null);
    }

    Stored stored(List<NumberedFact> facts) {
        List<SessionEvent> told = facts.stream().map(NumberedFact::fact).toList();
        if (told.size() != sequence) {
            throw new IllegalStateException(
                    "session " + id + " has " + told.size() + " facts and not " + sequence + ": some are lost");
        }
        return new Stored(
                new Deliberation(Dossier.of(id.toString(), told), DeskJson.TODAY.read(desk)), sequence, trace());
    }

    CouncilOptions wishes() {
        return Summary.read(options, CouncilOptions.class);
    }

    private @Nullable TraceContext trace() {
        return traceparent.isEmpty() ? null : new TraceContext(traceparent, tracestate);
    }

    SessionView view() {
        Summary shown = Summary.read(summary, Summary.class);
        return new SessionView(
                id,
                ownerId,
                Status.valueOf(status),
                null,
                shown.waitingFor(),
                shown.questions(),
                shown.outcome(),
                shown.failure(),
                problem,
                wishes(),
                shown.cost(),
                sequence,
                createdAt,
                updatedAt,
                endedAt,
                version);
    }
}
