package dev.synod.session.core.dossier;

/**
 * A member who was not heard in a round.
 *
 * @param code why
 */
public record Absence(int round, String memberId, String code) {}
