package dev.synod.record.shell.replan;

import dev.synod.events.Envelope;
import dev.synod.events.Topics;
import dev.synod.events.TraceContext;
import dev.synod.events.replan.ReplanCommand;
import dev.synod.events.replan.ReplanCommand.LinkReplan;
import dev.synod.events.replan.ReplanCommand.UnlinkReplan;
import dev.synod.kit.outbox.OutboxMessage;
import dev.synod.kit.trace.Traces;
import dev.synod.record.core.replan.Link;
import dev.synod.record.core.replan.LinkStep;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Instant;

/** Carries out the commands of replan sagas, each with its reply in one transaction. */
@ApplicationScoped
public class Links {
    private static final String SOURCE = "/synod/persistence-worker";

    private final LinkStore store;
    private final Clock clock;

    Links(LinkStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Carries one out; what came of it.
     *
     * @param commandId of the message, from which the reply's follows
     */
    public Uni<LinkStep> carryOut(String commandId, ReplanCommand command) {
        TraceContext trace = Traces.current();
        Instant now = clock.instant();
        LinkStore.Decision decide =
                switch (command) {
                    case LinkReplan link -> (known, action) -> Link.link(link, known, action);
                    case UnlinkReplan unlink -> (known, action) -> Link.unlink(unlink.sagaId(), known);
                };
        return store.carryOut(command, now, decide, step -> reply(commandId, command, step, now, trace));
    }

    private static OutboxMessage reply(
            String commandId, ReplanCommand command, LinkStep step, Instant at, @Nullable TraceContext trace) {
        return new OutboxMessage(
                Topics.REPLAN_REPLIES,
                command.sagaId(),
                new Envelope<>(commandId + "/reply", SOURCE, at, command.sessionId(), null, trace, step.reply()));
    }
}
