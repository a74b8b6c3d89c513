package dev.synod.events.session;

import dev.synod.events.EmptyIfAbsent;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * How much deliberation the user wants.
 *
 * @param maxSubProblems 1 to 5
 * @param rounds rounds per sub-problem at most, 2 to 6
 * @param panelSize experts per sub-problem, 3 to 7
 * @param panel persona ids of the experts wanted on every sub-problem; empty to have them chosen
 * @param clarify false to take even a vague problem as it is
 * @param budgetMicroUsd what the session may cost, in millionths of a US dollar; absent for no limit
 * @param timeLimitSeconds how long it may work; absent for the operator's limit
 */
public record CouncilOptions(
        int maxSubProblems,
        int rounds,
        int panelSize,
        @EmptyIfAbsent List<String> panel,
        @Nullable Boolean clarify,
        @Nullable Long budgetMicroUsd,
        @Nullable Integer timeLimitSeconds) {

    /** Nothing wished for but these sizes. */
    public CouncilOptions(int maxSubProblems, int rounds, int panelSize) {
        this(maxSubProblems, rounds, panelSize, List.of(), null, null, null);
    }
}
