package dev.synod.session.shell;

import dev.synod.events.TraceContext;
import dev.synod.events.session.CouncilOptions;
import dev.synod.events.session.Origin;
import dev.synod.events.session.Replanning;
import dev.synod.events.session.SessionEvent;
import dev.synod.events.session.SessionEvent.SessionCreated;
import dev.synod.kit.http.IdempotencyKey;
import dev.synod.kit.trace.Traces;
import dev.synod.session.core.Council;
import dev.synod.session.core.Deliberation;
import dev.synod.session.core.Input;
import dev.synod.session.core.Step;
import dev.synod.session.core.dossier.Dossier;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** How sessions begin: with a problem, or with what another one knew at a checkpoint. */
@ApplicationScoped
public class Openings {
    private final SessionStore store;
    private final Council council;
    private final Messages messages;
    private final Clock clock;

    Openings(SessionStore store, Council council, Messages messages, Clock clock) {
        this.store = store;
        this.council = council;
        this.messages = messages;
        this.clock = clock;
    }

    /** Takes a problem in and starts on it, if there is room. */
    public Uni<Opening> open(String ownerId, String problem, CouncilOptions options, Optional<IdempotencyKey> key) {
        return open(List.of(new SessionCreated(ownerId, problem, options, null, null)), key);
    }

    /**
     * Starts a session with what another one knew at a checkpoint; its cost and its clock begin at nothing.
     *
     * @return empty if the session has no such checkpoint
     */
    public Uni<Optional<Opening>> fork(String ownerId, UUID source, String checkpoint, Optional<IdempotencyKey> key) {
        return store.facts(source).chain(facts -> Checkpoints.upTo(facts, checkpoint)
                .map(known ->
                        open(forked(ownerId, source, checkpoint, known), key).map(Optional::of))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    /** How a session begins that has been linked to the action it replans. */
    public Change replanning(NewSession session, Replanning replanning, boolean roomNow, Instant now) {
        SessionCreated created =
                new SessionCreated(session.ownerId(), session.problem(), session.options(), null, replanning);
        return first(session.id(), List.of(created), roomNow, session.trace(), now);
    }

    private static List<SessionEvent> forked(String ownerId, UUID source, String checkpoint, List<SessionEvent> known) {
        SessionCreated original = (SessionCreated) known.getFirst();
        List<SessionEvent> facts = new ArrayList<>();
        facts.add(new SessionCreated(
                ownerId,
                original.problem(),
                original.options(),
                new Origin(source.toString(), checkpoint),
                original.replanning()));
        known.stream().filter(Checkpoints::isOfTheMatter).forEach(facts::add);
        return facts;
    }

    private Uni<Opening> open(List<SessionEvent> facts, Optional<IdempotencyKey> key) {
        UUID id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        Instant now = clock.instant();
        TraceContext trace = Traces.current();
        SessionCreated created = (SessionCreated) facts.getFirst();
        NewSession session = new NewSession(id, created.ownerId(), created.problem(), created.options(), key, trace);
        return store.open(session, roomNow -> first(id, facts, roomNow, trace, now))
                .invoke(opening -> StepLines.accepted(opening, trace));
    }

    private Change first(
            UUID id, List<SessionEvent> facts, boolean roomNow, @Nullable TraceContext trace, Instant now) {
        Deliberation queued = Deliberation.queued(Dossier.of(id.toString(), facts));
        Step first =
                roomNow ? council.step(queued, new Input.Begin(now)) : new Step(queued, List.of(), List.of(), false);
        List<SessionEvent> all = new ArrayList<>(facts);
        all.addAll(first.facts());
        return messages.change(new Step(first.next(), all, first.asks(), false), 0, now, trace);
    }
}
