package dev.synod.stream.shell;

/**
 * What a connection was granted.
 *
 * @param after the last sequence that the client has; 0 for none
 */
public record Viewing(String sessionId, long after) {}
