package dev.synod.record.shell.reads;

import java.time.Instant;
import java.util.UUID;

/** A place in an owner's list of actions. */
public record ActionPosition(Instant createdAt, UUID sessionId, int position) {}
