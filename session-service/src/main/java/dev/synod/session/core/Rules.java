package dev.synod.session.core;

import java.time.Duration;
import java.util.List;

/**
 * What the operator decides.
 *
 * @param catalogue the personas to choose from; the first ones are the default panel
 * @param expertRoutes gateway routes, dealt out to the members in turn
 * @param chairmanRoutes the chairman's route, then the substitutes', in order
 * @param utilityRoute for decomposition, panel and actions
 * @param reissueAfter an unanswered request is sent again after this long
 * @param giveUpAfter an unanswered request counts as failed after this long
 */
public record Rules(
        List<Persona> catalogue,
        List<String> expertRoutes,
        List<String> chairmanRoutes,
        String utilityRoute,
        Duration reissueAfter,
        Duration giveUpAfter) {

    /** A majority, and at least two. */
    public static int quorumOf(int members) {
        return Math.max(2, members / 2 + 1);
    }
}
