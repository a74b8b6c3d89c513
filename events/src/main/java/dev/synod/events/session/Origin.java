package dev.synod.events.session;

/**
 * Where a forked session comes from.
 *
 * @param checkpoint the named checkpoint of that session it goes on from
 */
public record Origin(String sessionId, String checkpoint) {}
