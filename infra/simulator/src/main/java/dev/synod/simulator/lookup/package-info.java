/** Deterministic stand-ins for embeddings and web search. */
@NullMarked
package dev.synod.simulator.lookup;

import org.jspecify.annotations.NullMarked;
