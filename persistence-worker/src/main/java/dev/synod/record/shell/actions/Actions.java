package dev.synod.record.shell.actions;

import dev.synod.record.core.action.ActionStatus;
import dev.synod.record.core.action.Decision;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

import java.util.Optional;

/** How far actions are. */
public interface Actions {
    /**
     * Moves an action to a status, if the rules let it; what they said. Empty if it isn't of this version any more.
     *
     * @param reason why it is blocked, if that is the status
     */
    Uni<Optional<Decision>> move(String actionId, int version, ActionStatus status, @Nullable String reason);
}
