package dev.synod.record.shell;

import dev.synod.events.Envelope;
import dev.synod.events.session.SessionEvent;

import java.util.UUID;

/**
 * One event to remember.
 *
 * @param sequence its place in the session, from 1, gapless
 * @param json the value exactly as it was on the topic
 */
public record RecordedEvent(UUID sessionId, long sequence, String json, SessionEvent data, Envelope<?> envelope) {}
