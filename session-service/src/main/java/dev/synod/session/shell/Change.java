package dev.synod.session.shell;

import dev.synod.kit.outbox.OutboxMessage;
import dev.synod.session.core.Deliberation;

import java.time.Instant;
import java.util.List;

/** What one transaction makes of a session: its state, and what the world is told. */
public record Change(Deliberation next, long sequence, Instant at, List<OutboxMessage> messages) {}
