package dev.synod.session.shell.replan;

import dev.synod.events.Envelope;
import dev.synod.events.Topics;
import dev.synod.events.TraceContext;
import dev.synod.events.replan.ReplanCommand;
import dev.synod.events.replan.ReplanReply;
import dev.synod.events.replan.ReplanReply.ReplanLinked;
import dev.synod.events.replan.ReplanReply.ReplanRejected;
import dev.synod.events.replan.ReplanReply.ReplanUnlinked;
import dev.synod.events.session.CouncilOptions;
import dev.synod.events.session.Replanning;
import dev.synod.kit.outbox.OutboxMessage;
import dev.synod.kit.trace.Traces;
import dev.synod.session.core.replan.Intention;
import dev.synod.session.core.replan.ReplanInput;
import dev.synod.session.core.replan.ReplanSaga;
import dev.synod.session.core.replan.ReplanStep;
import dev.synod.session.core.replan.ReplanTimes;
import dev.synod.session.core.replan.Undoing;
import dev.synod.session.shell.NewSession;
import dev.synod.session.shell.Openings;
import dev.synod.session.shell.replan.StoredReplan.Room;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** What happens to replan sagas: each input is one transaction over saga, session and outbox. */
@ApplicationScoped
public class Replans {
    private static final String SOURCE = "/synod/session-service";

    private final ReplanStore store;
    private final Openings openings;
    private final ReplanTimes times;
    private final Clock clock;

    Replans(ReplanStore store, Openings openings, ReplanTimes times, Clock clock) {
        this.store = store;
        this.openings = openings;
        this.times = times;
        this.clock = clock;
    }

    /** Asks for an action to be replanned; the saga that stands for it, perhaps one from before. */
    public Uni<ReplanStore.Begun> begin(String ownerId, String actionId, CouncilOptions options) {
        UUID id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        UUID sessionId = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        TraceContext trace = Traces.current();
        Instant now = clock.instant();
        ReplanStep first = ReplanSaga.begin(id.toString(), actionId, ownerId, sessionId.toString(), now, times);
        NewSession session = new NewSession(
                sessionId,
                ownerId,
                "How should action " + actionId + " be replanned?",
                options,
                Optional.empty(),
                trace);
        return store.begin(new NewReplan(first.next(), session, now, messages(first, now, trace)));
    }

    /** Takes in what the record says; late and repeated replies change nothing. False if there is no such saga. */
    public Uni<Boolean> reply(ReplanReply reply) {
        UUID id = UUID.fromString(reply.sagaId());
        return switch (reply) {
            case ReplanLinked linked ->
                store.update(id, true, stored -> {
                    boolean room = stored.room() != Room.NONE;
                    return changed(stored, new ReplanInput.Linked(clock.instant(), linked.replanning(), room));
                });
            case ReplanRejected rejected -> input(id, at -> new ReplanInput.Rejected(at, why(rejected)));
            case ReplanUnlinked unlinked -> input(id, ReplanInput.Unlinked::new);
        };
    }

    /** Cancels it, or tries a parked compensation again, or lets time have its say; ignored where it has none. */
    public Uni<Boolean> input(UUID id, Function<Instant, ReplanInput> input) {
        return store.update(id, false, stored -> changed(stored, input.apply(clock.instant())));
    }

    private Optional<ReplanChange> changed(StoredReplan stored, ReplanInput input) {
        ReplanStep step = stored.saga().step(input, times);
        if (step.ignored()) {
            return Optional.empty();
        }
        Optional<ReplanChange.Opened> opening = step.intentions().stream()
                .filter(Intention.StartSession.class::isInstance)
                .map(start -> opened(stored, ((Intention.StartSession) start).replanning(), input.at()))
                .findFirst();
        boolean removes = step.intentions().stream().anyMatch(Intention.RemoveSession.class::isInstance);
        return Optional.of(new ReplanChange(
                step.next(), input.at(), messages(step, input.at(), stored.trace()), opening, removes));
    }

    private ReplanChange.Opened opened(StoredReplan stored, Replanning replanning, Instant at) {
        String problem = "How should we go on with the action “%s”? It can't be done as planned: %s"
                .formatted(replanning.title(), replanning.blockedBecause());
        NewSession session = new NewSession(
                UUID.fromString(stored.saga().sessionId()),
                stored.saga().ownerId(),
                problem,
                stored.options().orElseThrow(),
                Optional.empty(),
                stored.trace());
        return new ReplanChange.Opened(
                problem, openings.replanning(session, replanning, stored.room() == Room.NOW, at));
    }

    private List<OutboxMessage> messages(ReplanStep step, Instant at, @Nullable TraceContext trace) {
        List<OutboxMessage> messages = new ArrayList<>();
        for (Intention intention : step.intentions()) {
            if (intention instanceof Intention.Send send) {
                ReplanCommand command = send.command();
                String id = command.sagaId() + "/" + step.next().tries();
                messages.add(new OutboxMessage(
                        Topics.REPLAN_COMMANDS,
                        command.sagaId(),
                        new Envelope<>(id, SOURCE, at, step.next().sessionId(), null, trace, command)));
            }
        }
        return messages;
    }

    private static Undoing why(ReplanRejected rejected) {
        return new Undoing(rejected.reason().name().toLowerCase(Locale.ROOT), rejected.detail(), rejected.sessionId());
    }
}
