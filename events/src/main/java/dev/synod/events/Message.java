package dev.synod.events;

/**
 * Anything that travels on a topic: a record with a {@link WireType}. Its families are sealed, so a
 * reader's {@code switch} is checked for completeness.
 */
public interface Message {}
