package dev.synod.session.shell;

import dev.synod.events.Envelope;
import dev.synod.events.session.SessionEvent;
import dev.synod.kit.outbox.OutboxMessage;
import dev.synod.session.core.Deliberation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one transaction makes of a session: its state, and what the world is told.
 *
 * @param dueAt when time alone will next have a say
 */
public record Change(
        Deliberation next, long sequence, Instant at, Optional<Instant> dueAt, List<OutboxMessage> messages) {

    /** The messages that are facts of the session, in order. */
    public List<Envelope<?>> facts() {
        return messages.stream()
                .<Envelope<?>>map(OutboxMessage::envelope)
                .filter(envelope -> envelope.data() instanceof SessionEvent)
                .toList();
    }
}
