package dev.synod.record.shell.reads;

import java.time.Instant;
import java.util.UUID;

/**
 * A place in an owner's list, newest first.
 *
 * @param position among those of one session; 0 where a session has one only
 */
public record Place(Instant at, UUID sessionId, int position) {}
