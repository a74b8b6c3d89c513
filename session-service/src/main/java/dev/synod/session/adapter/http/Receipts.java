package dev.synod.session.adapter.http;

import dev.synod.kit.http.IdempotencyKey;
import dev.synod.kit.http.Problems;
import dev.synod.kit.log.LogIds;
import dev.synod.session.shell.Opening;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.Optional;
import java.util.UUID;

/** How a request for a new session is answered. */
final class Receipts {
    private static final int RETRY_AFTER_SECONDS = 30;

    private Receipts() {}

    /** The key that a client gave its request. */
    static Optional<IdempotencyKey> key(@Nullable String header, Object request) {
        return Optional.ofNullable(IdempotencyKey.of(header, request));
    }

    static Response of(Opening opening) {
        return switch (opening) {
            case Opening.Accepted accepted -> accepted(accepted.sessionId());
            case Opening.KeyReused reused ->
                throw IdempotencyKey.reused(
                        "Session " + reused.sessionId() + " was posted with this key and another body.");
            case Opening.QueueFull full ->
                throw Problems.problem(
                                503,
                                "queue_full",
                                "Too many sessions are waiting",
                                full.queued() + " sessions are in the queue. Nothing was kept of this one; post it"
                                        + " again later.")
                        .withHeader("Retry-After", RETRY_AFTER_SECONDS)
                        .build();
            case Opening.OutboxBehind behind -> throw outboxBehind();
        };
    }

    /** 503: nothing new is taken in until what is under way has got through. */
    static HttpProblem outboxBehind() {
        return Problems.problem(
                        503,
                        "outbox_behind",
                        "Messages get through too slowly",
                        "What is under way comes first: its messages wait on their way to Kafka. Nothing was kept of"
                                + " this request; send it again later.")
                .withHeader("Retry-After", RETRY_AFTER_SECONDS)
                .build();
    }

    private static Response accepted(UUID sessionId) {
        LogIds.session(sessionId.toString());
        return Response.accepted(Accepted.of(sessionId))
                .location(URI.create("/api/v1/sessions/" + sessionId))
                .build();
    }
}
