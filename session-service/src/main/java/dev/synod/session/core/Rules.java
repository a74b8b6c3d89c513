package dev.synod.session.core;

import dev.synod.session.core.measure.StoppingRules;

import java.time.Duration;
import java.util.List;

/**
 * What the operator decides.
 *
 * @param catalogue the personas to choose from; the first ones are the default panel
 * @param routes who answers what
 * @param times how long things may take
 * @param stopping when a debate ends
 */
public record Rules(List<Persona> catalogue, Routes routes, Times times, StoppingRules stopping) {
    /** What part of the budget the rounds may spend; the rest is for the verdict. */
    static final double DEBATE_SHARE = 0.8;

    /**
     * Gateway routes.
     *
     * @param experts dealt out to the members in turn; each has the next as its substitute
     * @param chairmen the chairman's, then the substitutes', in order
     * @param utility for everything else
     */
    public record Routes(List<String> experts, List<String> chairmen, String utility) {}

    /**
     * @param reissueAfter an unanswered request is sent again after this long
     * @param giveUpAfter an unanswered request counts as failed after this long
     * @param triage as {@code giveUpAfter}, for the triage
     * @param lookup as {@code giveUpAfter}, for searches and embeddings
     * @param firstRetry while no provider can be reached, one is tried again after this long, then after
     *     twice as long, and so on
     * @param lastRetry the longest such pause
     * @param session how long a session may work, unless its user says otherwise
     * @param closing how much longer it may work on its verdict
     */
    public record Times(
            Duration reissueAfter,
            Duration giveUpAfter,
            Duration triage,
            Duration lookup,
            Duration firstRetry,
            Duration lastRetry,
            Duration session,
            Duration closing) {}
}
