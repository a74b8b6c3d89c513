package dev.synod.events.session;

import java.util.List;

/**
 * Something to do about the verdict.
 *
 * @param actionId unique everywhere, {@code <session id>/a<n>}
 * @param dependsOn ids of actions that come first
 */
public record Action(
        String actionId,
        String title,
        String description,
        Priority priority,
        List<String> successCriteria,
        List<String> killCriteria,
        List<String> dependsOn) {}
