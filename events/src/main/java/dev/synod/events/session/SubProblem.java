package dev.synod.events.session;

import dev.synod.events.EmptyIfAbsent;

import java.util.List;

/**
 * A question that has to be answered to solve the problem.
 *
 * @param id {@code s1}, {@code s2}, … within its session
 * @param dependsOn ids of earlier sub-problems whose syntheses it needs
 * @param searches what should be looked up on the web before its first round
 */
public record SubProblem(
        String id,
        String title,
        String question,
        @EmptyIfAbsent List<String> dependsOn,
        @EmptyIfAbsent List<String> searches) {}
