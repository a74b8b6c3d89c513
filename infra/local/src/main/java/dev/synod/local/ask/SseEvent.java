package dev.synod.local.ask;

/**
 * One event of a stream of server-sent events.
 *
 * @param id empty if it has none
 * @param name {@code message} if it has none
 * @param data its lines, joined
 */
public record SseEvent(String id, String name, String data) {}
