package dev.synod.events.session;

/**
 * A contribution that says what another of its round says.
 *
 * @param sameAs the member whose contribution stands for both
 * @param similarity 0 to 1
 */
public record Duplicate(String memberId, String sameAs, double similarity) {}
