package dev.synod.session.core.dossier;

/**
 * Something to be looked up on the web.
 *
 * @param number counts the queries of a sub-problem from 1
 * @param round after which it was asked for; 0 if the decomposition asked
 */
public record Query(int number, int round, String text) {}
