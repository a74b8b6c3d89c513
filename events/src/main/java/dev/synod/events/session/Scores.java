package dev.synod.events.session;

/**
 * How a round went, each number from 0 to 1. The formulas are in the session service's README.
 *
 * @param convergence how alike what was said is
 * @param novelty how much of it had not been said the round before
 * @param conflict how far apart the two farthest are
 * @param repetition how alike each is to its author's words of the round before
 * @param relevance how near it is to the question
 * @param participation the part of the panel that was heard
 */
public record Scores(
        double convergence,
        double novelty,
        double conflict,
        double repetition,
        double relevance,
        double participation) {}
