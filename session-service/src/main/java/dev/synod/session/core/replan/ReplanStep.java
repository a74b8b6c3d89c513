package dev.synod.session.core.replan;

import java.util.List;

/**
 * What an input leads to.
 *
 * @param ignored true if it had nothing to say in this state: nothing is to be stored or done
 */
public record ReplanStep(ReplanSaga next, List<Intention> intentions, boolean ignored) {}
