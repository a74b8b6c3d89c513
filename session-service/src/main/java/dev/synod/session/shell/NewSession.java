package dev.synod.session.shell;

import dev.synod.events.TraceContext;
import dev.synod.events.session.CouncilOptions;
import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.UUID;

/** A session about to be stored for the first time. */
public record NewSession(
        UUID id,
        String ownerId,
        String problem,
        CouncilOptions options,
        Optional<IdempotencyKey> key,
        @Nullable TraceContext trace) {

    /**
     * A client's promise that requests with the same key are the same request.
     *
     * @param fingerprint of the request's content
     */
    public record IdempotencyKey(String key, String fingerprint) {}
}
