package dev.synod.session.shell.replan;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.synod.session.core.replan.ReplanState;
import dev.synod.session.core.replan.Undoing;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * What a user sees of a replan saga.
 *
 * @param sessionId the session that replans the action, or was to
 * @param reason why it did not come about; absent while it may, or has
 */
public record ReplanView(
        UUID id,
        String actionId,
        UUID sessionId,
        @JsonIgnore String ownerId,
        ReplanState state,
        @Nullable Undoing reason,
        Instant createdAt,
        Instant updatedAt) {}
