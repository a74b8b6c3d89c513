package dev.synod.session.core.dossier;

/** A member who was not heard in a round. */
public record Absence(int round, String memberId) {}
