package dev.synod.session.shell;

import java.util.UUID;

/** What came of asking for a new session. */
public sealed interface Opening {
    /** A session stands for the request: a new one, or that of an earlier request with the same key. */
    record Accepted(UUID sessionId) implements Opening {}

    /** The key was used for another request. */
    record KeyReused(UUID sessionId) implements Opening {}

    /** So many are in the queue that no more are taken. */
    record QueueFull(int queued) implements Opening {}

    /** What is under way already gets to Kafka too slowly. */
    record OutboxBehind() implements Opening {}
}
