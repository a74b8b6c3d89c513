package dev.synod.session.core;

import dev.synod.events.session.CouncilOptions;
import dev.synod.events.session.Decision;
import dev.synod.session.core.desk.Purpose;
import dev.synod.session.core.desk.Result;
import dev.synod.session.core.desk.Task;
import dev.synod.session.core.dossier.Dossier;
import dev.synod.session.core.dossier.Inquiry;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * What time and money still allow. First the debate must end, so that enough is left for a verdict; in the
 * end nothing is asked any more, and what is there has to do.
 *
 * <p>Money is kept twice. The session asks nothing more once what was paid has reached the limit; before that,
 * the gateway refuses what may bring it above. Both go by {@link #budgetFor}, and both say {@link #BUDGET}.
 */
public final class Limits {
    /** Codes of what was not asked. */
    static final String TIME_UP = "time_up";

    /** The gateway's own word for it. */
    static final String BUDGET = "budget_exceeded";

    private final Rules rules;

    Limits(Rules rules) {
        this.rules = rules;
    }

    /** What the session may have cost in all when something is paid for this purpose; absent for no limit. */
    public static @Nullable Long budgetFor(Purpose purpose, CouncilOptions options) {
        Long budget = options.budgetMicroUsd();
        return budget == null || purpose.isConcluding() ? budget : forDebate(budget);
    }

    private static Long forDebate(long budget) {
        return (long) (budget * Rules.DEBATE_SHARE);
    }

    /** Why a task must not be put, or waited for; empty if it may. */
    Optional<Result.Lost> against(Task task, Dossier dossier, Instant at) {
        boolean concluding = task.purpose().isConcluding();
        if (isPast(dossier, at, concluding)) {
            return Optional.of(new Result.Lost(TIME_UP, false, "The session's time is up."));
        }
        return isSpent(dossier, budgetFor(task.purpose(), dossier.options()))
                ? Optional.of(new Result.Lost(BUDGET, false, "The session's budget is spent."))
                : Optional.empty();
    }

    /**
     * Why the debate must end; empty if it may go on. What could not be paid in this round can't be in the
     * next: a debate only gets dearer.
     */
    Optional<Decision> endOfDebate(Dossier dossier, Inquiry inquiry, Instant at) {
        if (isPast(dossier, at, false)) {
            return Optional.of(Decision.TIME);
        }
        Long budget = dossier.options().budgetMicroUsd();
        boolean refused =
                inquiry.absences().stream().anyMatch(absence -> absence.code().equals(BUDGET));
        return refused || isSpent(dossier, budget == null ? null : forDebate(budget))
                ? Optional.of(Decision.BUDGET)
                : Optional.empty();
    }

    /** True if a result was not to be had for want of money. */
    static boolean isTooDear(Result result) {
        return result.lost().code().equals(BUDGET);
    }

    /** What to do about a budget that was too small for anything; a retry has the same. */
    static String wayOut(Dossier dossier) {
        Long budget = dossier.options().budgetMicroUsd();
        return budget == null
                ? ""
                : " The budget of $%s can't pay for more: ask again with a larger 'budgetUsd'."
                        .formatted(BigDecimal.valueOf(budget, 6)
                                .stripTrailingZeros()
                                .toPlainString());
    }

    private boolean isPast(Dossier dossier, Instant at, boolean concluding) {
        Instant deadline = dossier.clock().deadline();
        if (deadline == null || dossier.clock().still() != null) {
            return false;
        }
        return !at.isBefore(concluding ? deadline.plus(rules.times().closing()) : deadline);
    }

    private static boolean isSpent(Dossier dossier, @Nullable Long budget) {
        return budget != null && dossier.cost().microUsd() >= budget;
    }
}
