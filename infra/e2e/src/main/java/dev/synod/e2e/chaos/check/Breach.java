package dev.synod.e2e.chaos.check;

/**
 * A place where a promise was broken.
 *
 * @param sessionId of which session; empty if of none
 * @param text how it shows
 */
record Breach(String sessionId, String text) {}
