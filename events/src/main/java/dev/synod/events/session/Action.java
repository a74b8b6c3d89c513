package dev.synod.events.session;

import dev.synod.events.EmptyIfAbsent;

import java.util.List;

/**
 * Something to do about the verdict.
 *
 * @param actionId unique everywhere, {@code <session id>/a<n>}
 * @param dependsOn ids of actions that come first
 * @param steps how to go about it, in order
 */
public record Action(
        String actionId,
        String title,
        String description,
        Priority priority,
        List<String> successCriteria,
        List<String> killCriteria,
        List<String> dependsOn,
        @EmptyIfAbsent List<String> steps) {}
