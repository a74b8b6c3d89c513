package dev.synod.events.session;

/**
 * How much deliberation the user wants.
 *
 * @param maxSubProblems 1 to 3
 * @param rounds rounds per sub-problem, 2 to 3
 * @param panelSize experts per sub-problem, 3 to 7
 */
public record CouncilOptions(int maxSubProblems, int rounds, int panelSize) {}
