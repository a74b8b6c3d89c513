package dev.synod.session.shell.replan;

import dev.synod.kit.outbox.OutboxMessage;
import dev.synod.session.core.replan.ReplanSaga;
import dev.synod.session.shell.NewSession;

import java.time.Instant;
import java.util.List;

/**
 * A saga about to be stored for the first time, with the session that waits for it.
 *
 * @param session its problem is known only once it is linked
 */
public record NewReplan(ReplanSaga saga, NewSession session, Instant at, List<OutboxMessage> messages) {}
