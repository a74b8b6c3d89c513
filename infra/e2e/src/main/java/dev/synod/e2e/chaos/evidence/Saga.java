package dev.synod.e2e.chaos.evidence;

/**
 * A replanning, as the API shows it and what it was about.
 *
 * @param sessionExists whether there is the session that it made
 * @param replannedBy the session that the action refers to; empty if none
 */
public record Saga(
        String id, String actionId, String sessionId, String state, boolean sessionExists, String replannedBy) {}
