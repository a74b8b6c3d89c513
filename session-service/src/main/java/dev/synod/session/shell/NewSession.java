package dev.synod.session.shell;

import dev.synod.events.TraceContext;
import dev.synod.events.session.CouncilOptions;
import dev.synod.kit.http.IdempotencyKey;
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
        @Nullable TraceContext trace) {}
