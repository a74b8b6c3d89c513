package dev.synod.session.shell.replan;

import dev.synod.kit.outbox.OutboxMessage;
import dev.synod.session.core.replan.ReplanSaga;
import dev.synod.session.shell.Change;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one transaction makes of a saga.
 *
 * @param messages to the record
 * @param opening how the session begins, if it does now
 * @param removesSession whether the session that waited goes
 */
public record ReplanChange(
        ReplanSaga next, Instant at, List<OutboxMessage> messages, Optional<Opened> opening, boolean removesSession) {

    /** @param problem what the session is asked */
    public record Opened(String problem, Change first) {}
}
