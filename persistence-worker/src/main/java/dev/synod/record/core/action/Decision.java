package dev.synod.record.core.action;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** What becomes of a wish for an action's status. */
public sealed interface Decision {
    /** It has that status already. */
    record Unchanged() implements Decision {}

    /** It goes there. */
    record Changed(ActionStatus status, @Nullable String blockedBecause) implements Decision {}

    /** There is no way there from where it is. */
    record Illegal(ActionStatus state, List<ActionStatus> legal) implements Decision {}

    /** Nobody is blocked without a reason. */
    record ReasonMissing() implements Decision {}

    /** Others come first. */
    record DependenciesOpen(List<ActionState.Dependency> open) implements Decision {}
}
