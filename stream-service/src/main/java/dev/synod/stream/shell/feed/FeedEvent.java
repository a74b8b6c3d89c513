package dev.synod.stream.shell.feed;

/**
 * An event on its way into the feed of its session's owner.
 *
 * @param bytes how it is shown, but for its id: shared by all connections
 */
public record FeedEvent(String sessionId, int partition, long offset, byte[] bytes) {}
