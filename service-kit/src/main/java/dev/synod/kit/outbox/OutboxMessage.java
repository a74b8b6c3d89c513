package dev.synod.kit.outbox;

import dev.synod.events.Envelope;

/** A message on its way to a topic; the key decides which messages stay in order. */
public record OutboxMessage(String topic, String key, Envelope<?> envelope) {}
