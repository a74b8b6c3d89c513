package dev.synod.session.adapter.http;

import dev.synod.kit.http.Problems;
import dev.synod.session.shell.NewSession.IdempotencyKey;
import dev.synod.session.shell.Opening;
import io.opentelemetry.api.trace.Span;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.Optional;
import java.util.UUID;

/** How a request for a new session is answered. */
final class Receipts {
    private static final int MAX_KEY_CHARS = 255;
    private static final int RETRY_AFTER_SECONDS = 30;

    private Receipts() {}

    /** The key that a client gave its request. */
    static Optional<IdempotencyKey> key(@Nullable String key, String fingerprint) {
        if (key != null && (key.isBlank() || key.length() > MAX_KEY_CHARS)) {
            throw Problems.invalid("'Idempotency-Key' must be 1 to 255 characters; a fresh UUID is a good one.");
        }
        return Optional.ofNullable(key).map(given -> new IdempotencyKey(given, fingerprint));
    }

    static Response of(Opening opening) {
        return switch (opening) {
            case Opening.Accepted accepted -> accepted(accepted.sessionId());
            case Opening.KeyReused reused ->
                throw Problems.problem(
                                422,
                                "idempotency_key_reused",
                                "The Idempotency-Key was used for another request",
                                "Session " + reused.sessionId() + " was posted with this key and another body."
                                        + " Send the same body, or a new key.")
                        .build();
            case Opening.QueueFull full ->
                throw Problems.problem(
                                503,
                                "queue_full",
                                "Too many sessions are waiting",
                                full.queued() + " sessions are in the queue. Nothing was kept of this one; post it"
                                        + " again later.")
                        .withHeader("Retry-After", RETRY_AFTER_SECONDS)
                        .build();
        };
    }

    private static Response accepted(UUID sessionId) {
        Span.current().setAttribute("synod.session.id", sessionId.toString());
        return Response.accepted(Accepted.of(sessionId))
                .location(URI.create("/api/v1/sessions/" + sessionId))
                .build();
    }
}
