package dev.synod.events.session;

/**
 * How many experts stand behind what was found on a sub-problem.
 *
 * @param heard experts heard in the last round
 * @param needed experts that had to be heard
 * @param seats experts on the panel
 */
public record Quorum(String subProblemId, int heard, int needed, int seats) {}
