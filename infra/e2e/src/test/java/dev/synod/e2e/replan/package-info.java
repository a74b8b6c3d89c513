/** Both sides of the replan saga, played against each other in every order. */
@NullMarked
package dev.synod.e2e.replan;

import org.jspecify.annotations.NullMarked;
