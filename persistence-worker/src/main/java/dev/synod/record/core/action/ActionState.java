package dev.synod.record.core.action;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Where an action stands, and whatever bears on where it may go.
 *
 * @param blockedBecause null unless it is blocked
 * @param dependencies the actions that come first; an id that no action bears is none
 */
public record ActionState(ActionStatus status, @Nullable String blockedBecause, List<Dependency> dependencies) {
    /** An action that comes first. */
    public record Dependency(String actionId, ActionStatus status) {}

    /** What becomes of a wish for a status; {@code reason} is why it is blocked, if that is what is wished. */
    public Decision wish(ActionStatus wished, @Nullable String reason) {
        if (wished == status) {
            boolean newReason = reason != null && !reason.equals(blockedBecause);
            return newReason ? new Decision.Changed(status, reason) : new Decision.Unchanged();
        }
        if (!status.next().contains(wished)) {
            return new Decision.Illegal(status, status.next());
        }
        if (wished == ActionStatus.BLOCKED && reason == null) {
            return new Decision.ReasonMissing();
        }
        List<Dependency> open = dependencies.stream()
                .filter(dependency -> !dependency.status().isFinal())
                .toList();
        return wished.needsDependencies() && !open.isEmpty()
                ? new Decision.DependenciesOpen(open)
                : new Decision.Changed(wished, reason);
    }
}
