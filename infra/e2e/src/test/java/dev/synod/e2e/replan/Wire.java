package dev.synod.e2e.replan;

import java.util.List;
import java.util.stream.Stream;

/**
 * What is between two services in one direction.
 *
 * @param waiting published and not yet acknowledged, in order
 * @param sent each different message that was ever sent: the outbox may publish it again
 */
record Wire<M>(List<M> waiting, List<M> sent) {
    static <M> Wire<M> idle() {
        return new Wire<>(List.of(), List.of());
    }

    Wire<M> send(M message) {
        return new Wire<>(and(waiting, message), sent.contains(message) ? sent : and(sent, message));
    }

    Wire<M> repeat(M message) {
        return new Wire<>(and(waiting, message), sent);
    }

    /** The first of those that wait is taken, or lost. */
    Wire<M> acknowledge() {
        return new Wire<>(waiting.subList(1, waiting.size()), sent);
    }

    private static <M> List<M> and(List<M> messages, M message) {
        return Stream.concat(messages.stream(), Stream.of(message)).toList();
    }
}
