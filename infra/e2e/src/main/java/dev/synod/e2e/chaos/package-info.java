/** Breaks the suite in every way, under load and by a seed, and checks afterwards that nothing was lost, doubled or left. */
@NullMarked
package dev.synod.e2e.chaos;

import org.jspecify.annotations.NullMarked;
