package dev.synod.gateway.core;

import dev.synod.events.session.Cost;

/**
 * An answer, and who gave it.
 *
 * @param substitute true if an earlier choice of the route could not answer
 */
public record Found(ModelRef model, boolean substitute, ProviderAnswer answer, Cost cost) {

    /** The same, given once more from memory. */
    public Found again() {
        return new Found(model, substitute, answer, Cost.ZERO);
    }
}
