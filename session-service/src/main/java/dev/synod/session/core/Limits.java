package dev.synod.session.core;

import dev.synod.events.session.Decision;
import dev.synod.session.core.desk.Result;
import dev.synod.session.core.desk.Task;
import dev.synod.session.core.dossier.Dossier;

import java.time.Instant;
import java.util.Optional;

/**
 * What time and money still allow. First the debate must end, so that enough is left for a verdict; in the
 * end nothing is asked any more, and what is there has to do.
 */
final class Limits {
    /** Codes of what was not asked. */
    static final String TIME_UP = "time_up";

    static final String BUDGET = "budget_exceeded";

    private final Rules rules;

    Limits(Rules rules) {
        this.rules = rules;
    }

    /** Why a task must not be put, or waited for; empty if it may. */
    Optional<Result.Lost> against(Task task, Dossier dossier, Instant at) {
        boolean concluding = task.purpose().isConcluding();
        if (isPast(dossier, at, concluding)) {
            return Optional.of(new Result.Lost(TIME_UP, false, "The session's time is up."));
        }
        return isSpent(dossier, concluding ? 1 : Rules.DEBATE_SHARE)
                ? Optional.of(new Result.Lost(BUDGET, false, "The session's budget is spent."))
                : Optional.empty();
    }

    /** Why the debate must end; empty if it may go on. */
    Optional<Decision> endOfDebate(Dossier dossier, Instant at) {
        if (isPast(dossier, at, false)) {
            return Optional.of(Decision.TIME);
        }
        return isSpent(dossier, Rules.DEBATE_SHARE) ? Optional.of(Decision.BUDGET) : Optional.empty();
    }

    private boolean isPast(Dossier dossier, Instant at, boolean concluding) {
        Instant deadline = dossier.clock().deadline();
        if (deadline == null || dossier.clock().still() != null) {
            return false;
        }
        return !at.isBefore(concluding ? deadline.plus(rules.times().closing()) : deadline);
    }

    private static boolean isSpent(Dossier dossier, double share) {
        Long budget = dossier.options().budgetMicroUsd();
        return budget != null && dossier.cost().microUsd() >= budget * share;
    }
}
